package app.passculture.data.orchestration.demo;

/** Writes the stocks, last, because their quantities follow from what was booked of each. */
final class StockTable {
    private final Catalogue catalogue;
    private final Destination destination;

    StockTable(Catalogue catalogue, Destination destination) {
        this.catalogue = catalogue;
        this.destination = destination;
    }

    /** {@code taken[id - 1]} places of each stock are booked and not cancelled. */
    void write(int[] taken) {
        try (var rows = destination.rows("stock")) {
            for (var offer : catalogue.offers()) {
                for (var stock : offer.stocks()) {
                    stock(rows, offer, stock, taken[stock.id() - 1]);
                }
            }
        }
    }

    private static void stock(Row rows, Offer offer, Stock stock, int taken) {
        int provider = offer.venue().provider();
        rows.textIf(provider != 0, "stock-" + stock.id())
                .moment(provider != 0 ? stock.created() : Timeline.NEVER)
                .number(stock.id())
                .moment(stock.created())
                .hundredths(stock.price())
                .numberIf(stock.spare() != Stock.UNLIMITED, (long) taken + stock.spare())
                .moment(stock.limit())
                .numberIf(provider != 0, provider)
                .number(offer.id())
                .flag(stock.softDeleted())
                .moment(stock.begins())
                .moment(stock.created())
                .text("{}")
                .end();
    }
}

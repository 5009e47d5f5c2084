package app.passculture.data.orchestration.demo;

/** A booking of so many places of a stock; the moments say whether it was used or cancelled. */
record Reservation(Offer offer, Stock stock, long created, int quantity, boolean cancelled, boolean used, long ended) {
    /** Cents owed for all of it. */
    int cost() {
        return stock.price() * quantity;
    }
}

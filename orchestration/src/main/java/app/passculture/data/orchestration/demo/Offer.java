package app.passculture.data.orchestration.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something bookable at a venue, with its stocks in the order of their dates. */
record Offer(
        int id,
        Venue venue,
        Work work,
        boolean digital,
        boolean national,
        boolean contest,
        Flaw flaw,
        long created,
        double appeal,
        List<Stock> stocks) {
    OfferType type() {
        return work.type();
    }

    /** A few offers were entered by hand and have no product. */
    boolean hasProduct() {
        return id % 53 != 7;
    }

    boolean hasMediation() {
        return flaw != Flaw.WITHOUT_MEDIATION;
    }

    /** Free of distance: online or valid all over the country. */
    boolean anywhere() {
        return digital || national;
    }

    boolean duo() {
        return type().event() && id % 2 == 0;
    }

    @Nullable
    Stock bookable(long at) {
        for (var stock : stocks) {
            if (stock.bookable(at)) {
                return stock;
            }
        }
        return null;
    }
}

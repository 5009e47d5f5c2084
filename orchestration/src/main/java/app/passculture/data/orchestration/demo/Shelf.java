package app.passculture.data.orchestration.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The offers of one type at one venue, or of one type from anywhere, wanted by their appeal. */
record Shelf(@Nullable Site site, Weighted<Offer> offers) {
    static Shelf of(@Nullable Site site, List<Offer> offers) {
        return new Shelf(site, Weighted.of(offers, Offer::appeal));
    }

    boolean isEmpty() {
        return offers.isEmpty();
    }

    double appeal() {
        return offers.total();
    }

    Offer draw(Dice dice) {
        return offers.draw(dice);
    }
}

package app.passculture.data.recommendation.api.history;

import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.OfferId;

/** An offer that was shown, the work it offers, and its place in the answer, from 0. */
public record ShownOffer(OfferId offer, ItemId item, int position) {

    /** Whether the id is a number, which is what the column holds. */
    boolean isStorable() {
        try {
            number();
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    long number() {
        return Long.parseLong(offer.value());
    }
}

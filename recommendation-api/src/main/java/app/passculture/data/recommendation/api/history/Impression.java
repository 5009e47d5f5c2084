package app.passculture.data.recommendation.api.history;

import app.passculture.data.recommendation.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One answer as a user saw it: the offers in their order, under the id of the call. */
public record Impression(UserId user, UUID call, Instant at, List<ShownOffer> offers) {

    public Impression {
        offers = List.copyOf(offers);
    }

    Impression storable() {
        return new Impression(
                user, call, at, offers.stream().filter(ShownOffer::isStorable).toList());
    }
}

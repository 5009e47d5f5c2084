package app.passculture.data.recommendation.model.training;

import app.passculture.data.recommendation.model.Interaction;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.ItemPopularity;
import app.passculture.data.recommendation.model.PopularityModel;
import app.passculture.data.recommendation.model.PopularityWindow;
import java.time.Instant;
import java.util.HashMap;
import java.util.stream.Stream;

/** Counts recent bookings per item, in one pass; memory grows with the items, not with the bookings. */
public final class PopularityTraining {
    private final PopularityWindow headline;

    /** Learns models that compare items within {@code headline} first. */
    public PopularityTraining(PopularityWindow headline) {
        this.headline = headline;
    }

    /**
     * Counts the bookings made before {@code asOf}, exclusively. Later ones are ignored, so that today's data can teach
     * what would have been known then; the order of the bookings does not matter.
     */
    public PopularityModel learn(Instant asOf, Stream<Interaction> bookings) {
        var counts = new HashMap<ItemId, Counts>();
        bookings.sequential()
                .filter(booking -> PopularityWindow.DAYS_28.covers(booking.at(), asOf))
                .forEach(booking -> counts.computeIfAbsent(booking.item(), _ -> new Counts())
                        .add(booking.at(), asOf));
        var items = counts.entrySet().stream().map(count -> count.getValue().of(count.getKey()));
        return new PopularityModel(asOf, headline, items.toList());
    }

    /** The counts of one item while they grow. */
    private static final class Counts {
        private int days7;
        private int days14;
        private int days28;

        void add(Instant at, Instant asOf) {
            days7 += PopularityWindow.DAYS_7.covers(at, asOf) ? 1 : 0;
            days14 += PopularityWindow.DAYS_14.covers(at, asOf) ? 1 : 0;
            days28 += PopularityWindow.DAYS_28.covers(at, asOf) ? 1 : 0;
        }

        ItemPopularity of(ItemId item) {
            return new ItemPopularity(item, days7, days14, days28);
        }
    }
}

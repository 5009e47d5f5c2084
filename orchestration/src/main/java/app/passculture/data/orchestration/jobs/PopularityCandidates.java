package app.passculture.data.orchestration.jobs;

import app.passculture.data.recommendation.model.Interaction;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.ItemPopularity;
import app.passculture.data.recommendation.model.PopularityModel;
import app.passculture.data.recommendation.model.PopularityWindow;
import app.passculture.data.recommendation.model.UserId;
import app.passculture.data.recommendation.model.registry.ModelRegistry;
import app.passculture.data.recommendation.model.registry.Provenance;
import app.passculture.data.recommendation.model.registry.PublishedModel;
import app.passculture.data.recommendation.model.registry.TrainingWindow;
import app.passculture.data.recommendation.model.training.PopularityTraining;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/** Models of popularity between training and publication: candidates stand in the registry under a name nobody serves. */
record PopularityCandidates(DataSource recommendation, ModelRegistry registry) {

    static final String MODEL = "popularity";

    private static final String CANDIDATE = MODEL + "_candidate";
    private static final PopularityWindow WINDOW = PopularityWindow.DAYS_28;

    private static final String BOOKINGS = """
            select booking.user_id, coalesce(nullif(offer.offer_product_id, ''), offer.offer_id), booking.booking_creation_date
            from public.booking
            join public.stock on stock.stock_id = booking.stock_id
            join public.offer on offer.offer_id = stock.offer_id
            where not booking.booking_is_cancelled
                and booking.booking_creation_date >= ? and booking.booking_creation_date < ?
            """;

    /** Learns twice: up to a week ago, to be measured with that week, and up to the end, to be published. */
    Candidate train(Instant until) throws SQLException {
        PopularityTraining training = new PopularityTraining(WINDOW);
        Instant lastWeek = PopularityWindow.DAYS_7.startBefore(until);
        Instant from = WINDOW.startBefore(until);
        List<Interaction> bookings = bookings(WINDOW.startBefore(lastWeek), until);
        List<Interaction> heldOut = bookings.stream()
                .filter(booking -> !booking.at().isBefore(lastWeek))
                .toList();
        double quality = quality(training.learn(lastWeek, bookings.stream()), heldOut);
        PopularityModel model = training.learn(until, bookings.stream());
        TrainingWindow window = new TrainingWindow(from, until);
        Provenance provenance = Provenance.trainedOn(window).measured(Map.of("quality", quality));
        PublishedModel kept = registry.publish(CANDIDATE, model, provenance);
        long counted = bookings.stream()
                .filter(booking -> WINDOW.covers(booking.at(), until))
                .count();
        return new Candidate(kept.version(), from, until, counted, heldOut.size(), quality);
    }

    /** The same version published twice stays one: a try that ended after the registry had it is no failure. */
    String publish(Candidate candidate) {
        if (!registry.versions(MODEL).contains(candidate.version())) {
            PublishedModel kept = registry.load(CANDIDATE, candidate.version());
            registry.publish(
                    MODEL, candidate.version(), kept.model(), kept.manifest().provenance());
        }
        return candidate.version();
    }

    /** The mean place of the booked items among the known ones, ties in the middle: the area under the ROC curve. */
    static double quality(PopularityModel model, List<Interaction> heldOut) {
        Map<ItemId, Integer> counts = new HashMap<>();
        for (ItemPopularity item : model.items()) {
            counts.put(item.item(), item.bookings(WINDOW));
        }
        int[] sorted =
                counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        Map<Integer, Double> places = new HashMap<>();
        return heldOut.stream()
                .map(booking -> counts.get(booking.item()))
                .filter(Objects::nonNull)
                .mapToDouble(count -> places.computeIfAbsent(count, known -> place(sorted, known)))
                .average()
                .orElse(0);
    }

    private static double place(int[] sorted, int count) {
        long below = Arrays.stream(sorted).filter(other -> other < count).count();
        long same = Arrays.stream(sorted).filter(other -> other == count).count();
        return (below + same / 2.0) / sorted.length;
    }

    private List<Interaction> bookings(Instant from, Instant until) throws SQLException {
        try (Connection connection = recommendation.getConnection();
                PreparedStatement select = connection.prepareStatement(BOOKINGS)) {
            // Rows come in batches only inside a transaction.
            connection.setAutoCommit(false);
            select.setFetchSize(10_000);
            select.setObject(1, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
            select.setObject(2, LocalDateTime.ofInstant(until, ZoneOffset.UTC));
            List<Interaction> bookings = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    bookings.add(new Interaction(
                            new UserId(row.getLong(1)),
                            new ItemId(row.getString(2)),
                            row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
                }
            }
            return bookings;
        }
    }
}

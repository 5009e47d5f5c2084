package app.passculture.data.recommendation.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.Reply;
import app.passculture.data.recommendation.api.RunningApi;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.OfferId;
import app.passculture.data.recommendation.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class HistoryTest {

    private static final String STORED = "recommendation_history_rows_total{outcome=\"stored\"}";
    private static final String UNSAVED = "recommendation_history_rows_total{outcome=\"unsaved\"}";

    private final RunningApi api = RunningApi.shared();
    private final PastRecommendations past = api.bean(PastRecommendations.class);
    private final History history = api.bean(History.class);

    @Test
    void anAnswerIsStoredBeforeItLeaves() {
        Instant before = Instant.now().minusMillis(1);
        Reply reply = api.getWithToken("/recommendation/1?longitude=2.3688874&latitude=48.8632553");
        UUID call = UUID.fromString(reply.header("X-Reco-Call-Id").orElseThrow());

        List<PastRecommendation> rows = past.findByCallOrderByPosition(call);
        assertThat(rows.stream().map(row -> String.valueOf(row.offer()))).containsExactlyElementsOf(reply.offers());
        assertThat(rows)
                .allMatch(row -> row.user() == 1)
                .allMatch(row -> row.date().isAfter(before));
        assertThat(rows.stream().map(PastRecommendation::date).distinct()).hasSize(1);
        assertThat(rows.stream().map(PastRecommendation::position))
                .containsExactlyElementsOf(
                        IntStream.range(0, rows.size()).boxed().toList());
        assertThat(rows).allMatch(row -> item(row.offer()).equals(row.item()));
    }

    /** As in sample-data.sql: offer 201 sells the product 9001, the others sell themselves. */
    private static String item(long offer) {
        return offer == 201 ? "9001" : String.valueOf(offer);
    }

    @Test
    void callingTwiceRecordsTwice() {
        jdbc().update("insert into ab_testing values ('ab_testing_20201207', 60001, 'A')");
        api.getWithToken("/recommendation/60001");
        api.getWithToken("/recommendation/60001");
        assertThat(past.findByUserOrderById(60_001)).hasSize(20);
    }

    @Test
    void groupBIsNeverSaved() {
        api.getWithToken("/recommendation/2");
        assertThat(past.findByUserOrderById(2)).isEmpty();
    }

    @Test
    void usersBeyondInt32AreSaved() {
        long user = 9_000_000_000_000_000_001L;
        jdbc().update("insert into ab_testing values ('ab_testing_20201207', ?, 'A')", user);
        assertThat(api.getWithToken("/recommendation/" + user).offers()).hasSize(10);
        assertThat(past.findByUserOrderById(user)).hasSize(10);
    }

    @Test
    void manyAnswersAtOnceAreAllStored() {
        double before = api.metric(STORED);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 300; caller++) {
                long user = 61_000L + caller;
                threads.execute(() -> history.save(impression(user, "1", "2", "3")));
            }
        }
        assertThat(IntStream.range(0, 300)
                        .mapToObj(caller -> past.findByUserOrderById(61_000L + caller))
                        .map(rows ->
                                rows.stream().map(PastRecommendation::position).toList()))
                .allMatch(List.of(0, 1, 2)::equals);
        assertThat(api.metric(STORED) - before).isGreaterThanOrEqualTo(900);
    }

    @Test
    void anOfferWithoutANumberIsCountedAndTheOthersAreStored() {
        double before = api.metric(UNSAVED);
        history.save(impression(62_001, "7", "not a number", "8"));
        assertThat(past.findByUserOrderById(62_001).stream().map(PastRecommendation::position))
                .containsExactly(0, 2);
        assertThat(api.metric(UNSAVED) - before).isEqualTo(1);
    }

    @Test
    void aRowThatTheDatabaseRefusesDoesNotLoseOthers() {
        Impression bad = new Impression(
                new UserId(62_100),
                UUID.randomUUID(),
                Instant.now(),
                List.of(new ShownOffer(new OfferId("1"), new ItemId("a\u0000b"), 0)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 1; caller <= 100; caller++) {
                long user = 62_100L + caller;
                threads.execute(() -> history.save(impression(user, "1")));
                threads.execute(() -> history.save(bad));
            }
        }
        assertThat(IntStream.rangeClosed(1, 100)
                        .mapToObj(caller -> past.findByUserOrderById(62_100L + caller))
                        .allMatch(rows -> rows.size() == 1))
                .isTrue();
        assertThat(past.findByUserOrderById(62_100)).isEmpty();
    }

    private static Impression impression(long user, String... offers) {
        return new Impression(
                new UserId(user),
                UUID.randomUUID(),
                Instant.now(),
                IntStream.range(0, offers.length)
                        .mapToObj(at -> new ShownOffer(new OfferId(offers[at]), new ItemId(offers[at]), at))
                        .toList());
    }

    private static JdbcTemplate jdbc() {
        return new JdbcTemplate(
                Objects.requireNonNull(RunningApi.sharedDatabase().dataSource()));
    }
}

package app.passculture.data.recommendation.api.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.api.candidate.SnapshotBuilt;
import app.passculture.data.recommendation.api.candidate.SnapshotFixture;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.ItemPopularity;
import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.OfferId;
import app.passculture.data.recommendation.model.PopularityModel;
import app.passculture.data.recommendation.model.PopularityWindow;
import app.passculture.data.recommendation.model.Scorer;
import app.passculture.data.recommendation.model.UserId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final UserId USER = new UserId(1);
    private static final Model POPULARITY = new PopularityModel(
            Instant.EPOCH,
            PopularityWindow.DAYS_7,
            List.of(
                    new ItemPopularity(new ItemId("item-2"), 9, 9, 9),
                    new ItemPopularity(new ItemId("item-3"), 4, 4, 4)));
    private static final NamedModel POPULAR = new NamedModel("popular", "v1", POPULARITY, false);

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Snapshot snapshot = SnapshotFixture.nationalOffers("1", "2", "3");

    @Test
    void theModelsScoresDecideAndItsNameIsTold() {
        var ranked = rank(POPULAR, BoundModel::of, 2);
        assertThat(ranked.offers())
                .containsExactly(
                        new RankedOffer(new OfferId("2"), new ItemId("item-2"), 2),
                        new RankedOffer(new OfferId("3"), new ItemId("item-3"), 1));
        assertThat(ranked.modelName()).isEqualTo("popular");
        assertThat(ranked.modelVersion()).isEqualTo("v1");
        assertThat(ranked.fallback()).isFalse();
    }

    @Test
    void theConstantModelIsNoFallbackWhereNoneWasAskedFor() {
        var ranked = rank(NamedModel.constant(), BoundModel::of, 3);
        assertThat(ranked.offers()).hasSize(3).allMatch(offer -> offer.score() == 1);
        assertThat(ranked.modelName()).isEqualTo("constant");
        assertThat(ranked.fallback()).isFalse();
    }

    @Test
    void successiveAnswersOfTheConstantModelDiffer() {
        var ranking = ranking(NamedModel.constant(), BoundModel::of);
        assertThat(IntStream.range(0, 50)
                        .mapToObj(_ -> rank(ranking, 3).offers())
                        .distinct())
                .hasSize(6);
    }

    @Test
    void aScorerThatThrowsGivesConstantScoresAndIsCounted() {
        var ranked = rank(
                POPULAR,
                scoredBy((_, _, _, _) -> {
                    throw new IllegalStateException("broken");
                }),
                3);
        assertFallback(ranked);
    }

    @Test
    void aScorerThatGivesNoNumberGivesConstantScores() {
        assertFallback(rank(POPULAR, scoredBy((_, _, count, scores) -> scores[count - 1] = Float.NaN), 3));
        assertFallback(rank(POPULAR, scoredBy((_, _, _, scores) -> scores[0] = Float.POSITIVE_INFINITY), 3));
    }

    private void assertFallback(RankedOffers ranked) {
        assertThat(ranked.offers()).hasSize(3).allMatch(offer -> offer.score() == 1);
        assertThat(ranked.fallback()).isTrue();
        assertThat(ranked.modelName()).isEqualTo("constant");
        assertThat(registry.get("recommendation.ranking.fallbacks").counter().count())
                .isPositive();
    }

    @Test
    void withoutCandidatesNothingIsScored() {
        var empty = SnapshotFixture.nationalOffers();
        var models = new Models(
                POPULAR,
                scoredBy((_, _, _, _) -> {
                    throw new IllegalStateException("asked");
                }),
                registry);
        models.prepare(new SnapshotBuilt(empty));
        var ranked =
                new Ranking(models, registry).rank(USER, empty, empty.candidates(USER, Optional.empty()), 10, random);
        assertThat(ranked.offers()).isEmpty();
        assertThat(ranked.fallback()).isFalse();
    }

    @Test
    void theSnapshotBeforeIsStillScoredAfterASwap() {
        var models = new Models(POPULAR, BoundModel::of, registry);
        models.prepare(new SnapshotBuilt(snapshot));
        models.prepare(new SnapshotBuilt(SnapshotFixture.nationalOffers("7")));
        assertThat(rank(new Ranking(models, registry), 1).offers().getFirst().offer())
                .isEqualTo(new OfferId("2"));
    }

    @Test
    void aSnapshotOlderThanTheOneBeforeGetsConstantScores() {
        var models = new Models(POPULAR, BoundModel::of, registry);
        models.prepare(new SnapshotBuilt(snapshot));
        models.prepare(new SnapshotBuilt(SnapshotFixture.nationalOffers("7")));
        models.prepare(new SnapshotBuilt(SnapshotFixture.nationalOffers("8")));
        assertThat(rank(new Ranking(models, registry), 3).fallback()).isTrue();
    }

    @Test
    void everyLimitUpToAllCandidatesIsKept() {
        var ranking = ranking(NamedModel.constant(), BoundModel::of);
        for (var limit = 0; limit < 5; limit++) {
            assertThat(rank(ranking, limit).offers()).hasSize(Math.min(limit, 3));
        }
    }

    private RankedOffers rank(NamedModel model, BiFunction<NamedModel, Snapshot, BoundModel> binding, int limit) {
        return rank(ranking(model, binding), limit);
    }

    private Ranking ranking(NamedModel model, BiFunction<NamedModel, Snapshot, BoundModel> binding) {
        var models = new Models(model, binding, registry);
        models.prepare(new SnapshotBuilt(snapshot));
        return new Ranking(models, registry);
    }

    private RankedOffers rank(Ranking ranking, int limit) {
        return ranking.rank(USER, snapshot, snapshot.candidates(USER, Optional.empty()), limit, random);
    }

    private static BiFunction<NamedModel, Snapshot, BoundModel> scoredBy(Scorer scorer) {
        return (model, snapshot) -> new BoundModel(model, scorer, Optional.empty(), new WeakReference<>(snapshot));
    }
}

package app.passculture.data.recommendation.api.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.api.candidate.SnapshotBuilt;
import app.passculture.data.recommendation.api.candidate.SnapshotFixture;
import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.registry.ModelRegistry;
import app.passculture.data.recommendation.model.registry.Provenance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPollTest {
    private final Snapshot snapshot = SnapshotFixture.nationalOffers("1", "2");
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Models models = models(BoundModel::of);

    @TempDir
    Path directory;

    @Test
    void theCurrentVersionIsTakenOverAndEveryLaterOne() {
        publish("v1");
        var poll = poll(null);
        poll.run();
        assertThat(bound().model().version()).isEqualTo("v1");
        publish("v2");
        poll.run();
        assertThat(bound().model().version()).isEqualTo("v2");
        assertThat(meters.get("recommendation.model.swaps").counter().count()).isEqualTo(2);
    }

    @Test
    void theVersionInUseIsNotLoadedAgain() {
        publish("v1");
        var poll = poll(null);
        poll.run();
        poll.run();
        assertThat(meters.get("recommendation.model.swaps").counter().count()).isEqualTo(1);
    }

    @Test
    void aPinnedVersionStays() {
        publish("v1");
        publish("v2");
        var poll = poll("v1");
        poll.run();
        publish("v3");
        poll.run();
        assertThat(bound().model().version()).isEqualTo("v1");
    }

    @Test
    void aRollbackIsFollowed() {
        publish("v1");
        publish("v2");
        var poll = poll(null);
        poll.run();
        registry().rollback("model");
        poll.run();
        assertThat(bound().model().version()).isEqualTo("v1");
    }

    @Test
    void withNothingPublishedConstantScoresStandIn() {
        poll(null).run();
        assertThat(bound().model()).isEqualTo(NamedModel.standIn());
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void theSameFailureIsToldOnce() {
        var poll = poll(null);
        poll.run();
        poll.run();
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void aCorruptVersionKeepsThePreviousOne() throws IOException {
        publish("v1");
        var poll = poll(null);
        poll.run();
        publish("v2");
        Files.writeString(directory.resolve("model/versions/v2/manifest.json"), "not a manifest");
        poll.run();
        assertThat(bound().model().version()).isEqualTo("v1");
        assertThat(failures()).isEqualTo(1);
        publish("v3");
        poll.run();
        assertThat(bound().model().version()).isEqualTo("v3");
    }

    @Test
    void aModelThatCannotScoreTheOffersKeepsThePreviousOne() {
        var picky = models((model, offers) -> {
            if (model.version().equals("v2")) {
                throw new IllegalStateException("scores are not finite");
            }
            return BoundModel.of(model, offers);
        });
        var poll = poll(null, picky);
        publish("v1");
        poll.run();
        publish("v2");
        poll.run();
        poll.run();
        assertThat(picky.of(snapshot).orElseThrow().model().version()).isEqualTo("v1");
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void aModelThatCannotScoreTheNextSnapshotGivesWayToConstantScores() {
        var next = SnapshotFixture.nationalOffers("9");
        var picky = models((model, offers) -> {
            if (offers.offers() == 1 && !model.fallback()) {
                throw new IllegalStateException("unknown offer");
            }
            return BoundModel.of(model, offers);
        });
        publish("v1");
        poll(null, picky).run();
        picky.prepare(new SnapshotBuilt(next));
        assertThat(picky.of(next).orElseThrow().model()).isEqualTo(NamedModel.standIn());
        assertThat(picky.of(snapshot).orElseThrow().model().version()).isEqualTo("v1");
    }

    @Test
    void aModelLoadedBeforeTheFirstSnapshotIsBoundToIt() {
        var early = new Models(NamedModel.standIn(), BoundModel::of, meters);
        publish("v1");
        poll(null, early).run();
        assertThat(early.of(snapshot)).isEmpty();
        early.prepare(new SnapshotBuilt(snapshot));
        assertThat(early.of(snapshot).orElseThrow().model().version()).isEqualTo("v1");
    }

    @Test
    void theScheduleLooksForTheModelBeforeItsStartReturns() {
        publish("v1");
        var schedule = new ModelSchedule(poll(null)::run, Duration.ofHours(1));
        schedule.start();
        assertThat(bound().model().version()).isEqualTo("v1");
        assertThat(schedule.isRunning()).isTrue();
        schedule.stop();
        assertThat(schedule.isRunning()).isFalse();
    }

    @Test
    void latestAndNothingMeanTheCurrentVersion() {
        assertThat(pinned("latest")).isEmpty();
        assertThat(pinned("")).isEmpty();
        assertThat(pinned(null)).isEmpty();
        assertThat(pinned("v7")).hasValue("v7");
    }

    @Test
    void withoutRegistryOrNameNoModelIsFollowed() {
        assertThat(settings(directory, null, null).address()).isEmpty();
        assertThat(settings(null, "model", null).address()).isEmpty();
        assertThat(settings(Path.of(""), "model", null).address()).isEmpty();
        assertThat(settings(directory, "", null).address()).isEmpty();
    }

    private Optional<String> pinned(@Nullable String version) {
        return settings(directory, "model", version).address().orElseThrow().pinned();
    }

    private static ModelSettings settings(@Nullable Path registry, @Nullable String name, @Nullable String version) {
        return new ModelSettings(registry, name, version, "europe-west1", Duration.ofSeconds(1));
    }

    private Models models(BiFunction<NamedModel, Snapshot, BoundModel> binding) {
        var made = new Models(NamedModel.standIn(), binding, meters);
        made.prepare(new SnapshotBuilt(snapshot));
        return made;
    }

    private BoundModel bound() {
        return models.of(snapshot).orElseThrow();
    }

    private double failures() {
        return meters.get("recommendation.model.failures").counter().count();
    }

    private ModelPoll poll(@Nullable String pinned) {
        return poll(pinned, models);
    }

    private ModelPoll poll(@Nullable String pinned, Models followed) {
        var address = new ModelPoll.ModelAddress(directory, "model", Optional.ofNullable(pinned));
        return new ModelPoll(registry(), address, followed);
    }

    private void publish(String version) {
        registry().publish("model", version, new ConstantModel(version.charAt(1)), Provenance.none());
    }

    private ModelRegistry registry() {
        return new ModelRegistry(directory, Clock.systemUTC());
    }
}

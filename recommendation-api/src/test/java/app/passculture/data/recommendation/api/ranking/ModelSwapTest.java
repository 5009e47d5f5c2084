package app.passculture.data.recommendation.api.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.api.candidate.SnapshotBuilt;
import app.passculture.data.recommendation.api.candidate.SnapshotFixture;
import app.passculture.data.recommendation.model.ConstantModel;
import app.passculture.data.recommendation.model.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelSwapTest {
    private static final int SWAPS = 2000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Models models = new Models(model(0), BoundModel::of, meters);
    private final Ranking ranking = new Ranking(models, meters);
    private final AtomicReference<Snapshot> current = new AtomicReference<>(snapshot(0));

    @Test
    void answersDuringSwapsAreScoredByTheOneModelTheyName() throws InterruptedException, ExecutionException {
        models.prepare(new SnapshotBuilt(current.get()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> requests = this::answers;
            var running =
                    Stream.generate(() -> threads.submit(requests)).limit(3).toList();
            for (var swap = 1; swap <= SWAPS; swap++) {
                models.take(model(swap));
                swapSnapshot(swap);
            }
            for (var each : running) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    private void swapSnapshot(int swap) {
        var next = snapshot(swap);
        models.prepare(new SnapshotBuilt(next));
        current.set(next);
    }

    private int answers() {
        var answers = 0;
        String version;
        do {
            var ranked = answer();
            version = ranked.modelVersion();
            if (!ranked.fallback()) {
                var score = Float.parseFloat(version);
                assertThat(ranked.offers()).isNotEmpty().allMatch(offer -> offer.score() == score);
            }
            answers++;
        } while (!version.equals(Integer.toString(SWAPS)));
        return answers;
    }

    private RankedOffers answer() {
        var snapshot = current.get();
        var user = new UserId(1);
        var candidates = snapshot.candidates(user, Optional.empty());
        return ranking.rank(user, snapshot, candidates, 10, new SplittableRandom(1));
    }

    private static Snapshot snapshot(int version) {
        return SnapshotFixture.nationalOffers("a" + version, "b" + version, "c" + version);
    }

    private static NamedModel model(int version) {
        return new NamedModel("constant", Integer.toString(version), new ConstantModel(version), false);
    }
}

package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.recommendation.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotSwapTest {
    private final Snapshots snapshots = new Snapshots();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void requestsDuringSwapsSeeOneVersionEach() throws InterruptedException, ExecutionException {
        snapshots.swapTo(version(0));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> requests = this::answersOfOneVersion;
            var running =
                    Stream.generate(() -> threads.submit(requests)).limit(4).toList();
            for (var version = 1; version <= 3000; version++) {
                snapshots.swapTo(version(version));
            }
            done.set(true);
            for (var each : running) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    private long answersOfOneVersion() {
        var answers = 0L;
        do {
            var snapshot = snapshots.current().orElseThrow();
            var candidates = snapshot.candidates(new UserId(1), Optional.empty());
            assertThat(candidates.count()).isEqualTo(snapshot.offers());
            for (var place = 0; place < candidates.count(); place++) {
                assertThat(snapshot.offerId(candidates.offers()[place])).endsWith("v" + snapshot.version());
            }
            answers++;
        } while (!done.get());
        return answers;
    }

    private static Snapshot version(int version) {
        var offers = IntStream.range(0, 3 + version % 5)
                .mapToObj(id -> new OfferRow(id + "v" + version, "venue", "A", null, true, "item"))
                .toList();
        return new Snapshot(
                new ContentsBuilder(List.copyOf(offers)).build(version, Instant.EPOCH),
                DigitalOffers.WITHOUT_ZONE,
                Snapshot.Origin.DATABASE);
    }
}

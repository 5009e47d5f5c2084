package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.api.candidate.SnapshotBuilt;
import app.passculture.data.recommendation.api.candidate.SnapshotFixture;
import app.passculture.data.recommendation.api.location.Position;
import app.passculture.data.recommendation.model.ItemPopularity;
import app.passculture.data.recommendation.model.PopularityModel;
import app.passculture.data.recommendation.model.PopularityWindow;
import app.passculture.data.recommendation.model.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an answer costs between the group and the history: zone, candidates, scores, order. See microbenchmark.sh. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class RankingBenchmark {
    private static final int OFFERS = 26_800;
    private static final Optional<Position> HERE = Optional.of(new Position(0.5, 0.5));

    /** Roughly how many candidates a request has. */
    @Param({"800", "3000", "26800"})
    public int candidates;

    /** Constant scores tie all candidates, which is the most work for the order. */
    @Param({"constant", "popularity"})
    public String model = "constant";

    private Snapshot snapshot = SnapshotFixture.nationalOffers();
    private Ranking ranking = ranking(NamedModel.constant());
    private long user;

    /** Builds the snapshot once a trial. */
    @Setup
    public void build() {
        snapshot = SnapshotFixture.city(OFFERS, candidates);
        ranking = ranking(model.equals("constant") ? NamedModel.constant() : popularity());
        System.out.println(snapshot.candidates(new UserId(1), HERE).count() + " candidates");
    }

    private Ranking ranking(NamedModel used) {
        var meters = new SimpleMeterRegistry();
        var models = new Models(used, BoundModel::of, meters);
        models.prepare(new SnapshotBuilt(snapshot));
        return new Ranking(models, meters);
    }

    private NamedModel popularity() {
        var items = snapshot.items().stream()
                .map(item -> new ItemPopularity(item, 0, 0, item.hashCode() & 1023))
                .toList();
        return new NamedModel(
                "popularity", "1", new PopularityModel(Instant.EPOCH, PopularityWindow.DAYS_28, items), false);
    }

    /** One answer of ten offers. */
    @Benchmark
    public RankedOffers answer() {
        var who = new UserId(user++ % 1000);
        return ranking.rank(who, snapshot, snapshot.candidates(who, HERE), 10, ThreadLocalRandom.current());
    }
}

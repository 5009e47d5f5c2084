package app.passculture.data.recommendation.db.benchmark;

import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.Index;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import app.passculture.data.recommendation.db.load.Load;
import app.passculture.data.recommendation.db.load.LoadProgress;
import app.passculture.data.recommendation.db.load.LoadSettings;
import app.passculture.data.recommendation.db.load.Step;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Prints how long the load takes against plain COPY and CREATE INDEX, and the refresh against the original's functions. */
public final class DatabaseBenchmark {
    private final BenchmarkWorld world;
    private final int rounds;

    private DatabaseBenchmark(BenchmarkWorld world, int rounds) {
        this.world = world;
        this.rounds = rounds;
    }

    /** Arguments: rounds (default 5), copies of the bookings in the files (default 5: a million). */
    public static void main(String[] arguments) throws SQLException, IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int copies = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        BenchmarkWorld world = BenchmarkWorld.create(copies);
        try {
            new DatabaseBenchmark(world, rounds).run();
        } finally {
            world.delete();
        }
    }

    private void run() throws SQLException, IOException {
        System.out.printf(
                "%d rounds after one to warm up, medians; load average at start %.1f, %d cores, files of %d MB%n",
                rounds,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors(),
                world.bytes() >> 20);
        compareRefreshes();
        compareLoads();
    }

    private void compareRefreshes() throws SQLException, IOException {
        world.execute(
                "CREATE MATERIALIZED VIEW original.recommendable AS SELECT * FROM original.get_recommendable_offers()");
        world.execute("CREATE UNIQUE INDEX ON original.recommendable (offer_id)");
        world.execute("REFRESH MATERIALIZED VIEW recommendable_offers");
        compare(
                "refresh of recommendable_offers, function form / set-based (goal: at least 2)",
                () -> world.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY original.recommendable"),
                () -> world.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY recommendable_offers"));
    }

    private void compareLoads() throws SQLException, IOException {
        compareTimed(
                "load until the swap / COPY and CREATE INDEX (goal: at most 1.3)",
                this::loadUntilSwap,
                timed(this::plainCopy));
    }

    /** The swap is included, the refresh is not: the rival has none. */
    private double loadUntilSwap() {
        List<Long> ends = new ArrayList<>();
        LoadProgress clock = new LoadProgress() {
            @Override
            public void started(Step step) {
                if (step instanceof Step.RefreshViews) {
                    ends.add(System.nanoTime());
                }
            }

            @Override
            public void copied(String table, long bytes, long lines) {}
        };
        LoadSettings settings = LoadSettings.defaults().withLargestDrop(1);
        long start = System.nanoTime();
        new Load(world.database().dataSource(), settings, clock, Clock.systemUTC()).run(world.sources());
        return (ends.getFirst() - start) / 1e9;
    }

    private void plainCopy() throws SQLException, IOException {
        world.execute("DROP SCHEMA IF EXISTS plain CASCADE; CREATE SCHEMA plain");
        try (Connection connection = world.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET maintenance_work_mem = '256MB'");
            for (ReplicatedTable table : Catalog.tables()) {
                statement.execute("CREATE TABLE plain." + table.name().quoted() + " ("
                        + table.columns().stream()
                                .map(column -> column.name().quoted() + " "
                                        + column.type().sql())
                                .collect(Collectors.joining(", "))
                        + ")");
                copy(connection, table);
                for (Index index : table.indexes()) {
                    statement.execute("CREATE INDEX ON plain." + table.name().quoted() + " ("
                            + index.column().quoted() + ")");
                }
            }
        }
    }

    private void copy(Connection connection, ReplicatedTable table) throws SQLException, IOException {
        try (InputStream csv = new BufferedInputStream(Files.newInputStream(world.file(table)), 1 << 16)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY plain." + table.name().quoted() + " FROM STDIN (FORMAT csv)", csv, 1 << 16);
        }
    }

    private void compare(String what, Work first, Work second) throws SQLException, IOException {
        compareTimed(what, timed(first), timed(second));
    }

    /** Turn by turn, so that a noisy spell hits both. */
    private void compareTimed(String what, Timed first, Timed second) throws SQLException, IOException {
        List<Double> firsts = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i <= rounds; i++) {
            double a = first.seconds();
            double b = second.seconds();
            if (i > 0) {
                firsts.add(a);
                seconds.add(b);
            }
        }
        double a = median(firsts);
        double b = median(seconds);
        System.out.printf("%s: %.2f s / %.2f s = %.2f%n", what, a, b, a / b);
    }

    private static Timed timed(Work work) {
        return () -> {
            long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e9;
        };
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    private interface Timed {
        double seconds() throws SQLException, IOException;
    }
}

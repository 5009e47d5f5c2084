package app.passculture.data.recommendation.db.benchmark;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import app.passculture.data.recommendation.db.load.CsvSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** The rows that benchmarks work on: in a database, and as one CSV file a table. */
record BenchmarkWorld(EmbeddedDatabase database, Path directory) {

    /** Bookings and links are repeated so many times in the files. */
    static BenchmarkWorld create(int copies) throws SQLException, IOException {
        EmbeddedDatabase database = EmbeddedDatabase.createOnOwnServer();
        Path directory = Files.createTempDirectory("benchmark-");
        BenchmarkWorld world = new BenchmarkWorld(database, directory);
        world.execute(resource("/benchmark/world.sql"));
        world.execute(resource("/eligibility/original_functions.sql"));
        for (ReplicatedTable table : Catalog.tables()) {
            world.export(table, copies);
        }
        return world;
    }

    Map<String, CsvSource> sources() {
        Map<String, CsvSource> sources = new LinkedHashMap<>();
        for (ReplicatedTable table : Catalog.tables()) {
            sources.put(table.name().name(), () -> Files.newInputStream(file(table)));
        }
        return sources;
    }

    Path file(ReplicatedTable table) {
        return directory.resolve(table.name() + ".csv");
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (ReplicatedTable table : Catalog.tables()) {
            bytes += Files.size(file(table));
        }
        return bytes;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void delete() throws IOException {
        for (ReplicatedTable table : Catalog.tables()) {
            Files.deleteIfExists(file(table));
        }
        Files.deleteIfExists(directory);
    }

    private void export(ReplicatedTable table, int copies) throws SQLException, IOException {
        String columns =
                table.columns().stream().map(column -> column.name().quoted()).collect(Collectors.joining(", "));
        boolean repeated =
                table.name().name().equals("booking") || table.name().name().equals("iris_venues");
        try (Connection connection = database.dataSource().getConnection();
                OutputStream out = Files.newOutputStream(file(table))) {
            for (int i = 0; i < (repeated ? copies : 1); i++) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "COPY (SELECT " + columns + " FROM "
                                        + table.name().quoted() + ") TO STDOUT (FORMAT csv)",
                                out);
            }
        }
    }

    private static String resource(String name) {
        try (var stream = Objects.requireNonNull(BenchmarkWorld.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

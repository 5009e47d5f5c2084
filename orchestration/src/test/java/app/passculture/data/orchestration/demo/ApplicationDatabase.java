package app.passculture.data.orchestration.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Empty databases on one embedded PostgreSQL, for worlds to be written into. */
final class ApplicationDatabase {
    private static final AtomicInteger CREATED = new AtomicInteger();

    private final DataSource source;

    private ApplicationDatabase(DataSource source) {
        this.source = source;
    }

    static ApplicationDatabase create() {
        var name = "application_" + CREATED.incrementAndGet();
        new ApplicationDatabase(Server.POSTGRES.getPostgresDatabase()).run("CREATE DATABASE " + name);
        return new ApplicationDatabase(Server.POSTGRES.getDatabase("postgres", name));
    }

    DataSource source() {
        return source;
    }

    void run(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    long number(String sql) {
        return Long.parseLong(column(sql).getFirst());
    }

    double fraction(String sql) {
        return Double.parseDouble(column(sql).getFirst());
    }

    /** The first column of the answer, NULL as "null". */
    List<String> column(String sql) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}

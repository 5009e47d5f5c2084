package app.passculture.data.recommendation.db.eligibility;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.refresh.Refresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A database with a script's rows in it. */
record Database(EmbeddedDatabase database) {
    static Database with(String... scripts) {
        Database created = new Database(EmbeddedDatabase.create());
        for (String script : scripts) {
            created.execute(resource(script));
        }
        return created;
    }

    void refresh() {
        new Refresh(database.dataSource(), Clock.systemUTC()).run();
    }

    void execute(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    List<String> texts(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static String resource(String script) {
        try (var stream = Objects.requireNonNull(Database.class.getResourceAsStream("/eligibility/" + script))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

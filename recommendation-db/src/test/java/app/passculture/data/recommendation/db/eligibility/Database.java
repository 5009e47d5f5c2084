package app.passculture.data.recommendation.db.eligibility;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.refresh.Refresh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
        database.execute(sql);
    }

    List<String> texts(String sql) {
        return database.texts(sql);
    }

    private static String resource(String script) {
        try (var stream = Objects.requireNonNull(Database.class.getResourceAsStream("/eligibility/" + script))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

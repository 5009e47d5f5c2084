package app.passculture.data.orchestration.jobs;

import app.passculture.data.recommendation.db.load.CsvSource;
import app.passculture.data.recommendation.db.load.Load;
import app.passculture.data.recommendation.db.load.LoadProgress;
import app.passculture.data.recommendation.db.load.LoadReport;
import app.passculture.data.recommendation.db.load.LoadSettings;
import app.passculture.data.recommendation.db.unload.Unload;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The recommendation database: reloaded whole, unloaded of what the API wrote, and read for training. */
public record RecommendationDatabase(DataSource source, Clock clock) {

    /** Opens the rows of a table. */
    @FunctionalInterface
    interface Rows {
        InputStream open(String table) throws IOException;
    }

    /** Swaps in all tables and refreshes the views, or leaves everything as it was. */
    void reload(List<String> tables, Rows rows, Consumer<String> log) {
        Map<String, CsvSource> sources = new HashMap<>();
        tables.forEach(table -> sources.put(table, () -> rows.open(table)));
        LoadReport report = new Load(source, LoadSettings.defaults(), LoadProgress.silent(), clock).run(sources);
        report.tables().forEach(table -> log.accept("%s: %,d rows".formatted(table.name(), table.rows())));
    }

    Unload unload() {
        return new Unload(source);
    }
}

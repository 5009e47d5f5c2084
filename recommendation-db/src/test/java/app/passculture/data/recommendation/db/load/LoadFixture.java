package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import app.passculture.data.recommendation.db.catalog.Catalog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Loads worlds into a database and looks at what a reader would see. */
record LoadFixture(EmbeddedDatabase database) {
    static LoadFixture create() {
        return new LoadFixture(EmbeddedDatabase.create());
    }

    LoadReport load(Map<String, String> world) {
        return load(world, LoadSettings.defaults(), LoadProgress.silent());
    }

    LoadReport load(Map<String, String> world, LoadSettings settings, LoadProgress progress) {
        return loader(settings, progress).run(Rows.sources(world));
    }

    Load loader(LoadSettings settings, LoadProgress progress) {
        return new Load(database.dataSource(), settings, progress, Clock.systemUTC());
    }

    LoadReport rollBack() {
        return loader(LoadSettings.defaults(), LoadProgress.silent()).rollBack();
    }

    /** Everything a reader or the next load could notice: rows, indexes, views and generations. */
    List<String> state() {
        List<String> state = new ArrayList<>();
        state.addAll(texts("SELECT 'offer ' || offer_name || ' ' || count(*) FROM public.offer GROUP BY offer_name"));
        String counts = Catalog.tables().stream()
                .map(table -> "SELECT '" + table.name() + " ' || count(*) FROM public." + table.name())
                .collect(Collectors.joining(" UNION ALL "));
        state.addAll(texts(counts));
        state.addAll(texts("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"));
        state.addAll(texts("SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
                + " WHERE relkind = 'r' AND nspname IN ('public', 'incoming', 'discarded') ORDER BY 1"));
        state.addAll(texts("SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname IN ('incoming', 'discarded')"));
        return state;
    }

    /** Names of the offers in the eligibility view, with their number. */
    List<String> recommendable() {
        return texts("SELECT name || ' ' || count(*) FROM public.recommendable_offers GROUP BY name");
    }

    long dataVersion() {
        return Long.parseLong(
                texts("SELECT version::text FROM public.data_version").getFirst());
    }

    void execute(String sql) {
        database.execute(sql);
    }

    List<String> texts(String sql) {
        return database.texts(sql);
    }
}

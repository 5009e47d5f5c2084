package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.refresh.Refresh;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Replaces the seven replicated tables, all or nothing; needs two connections at a time. */
public final class Load {
    private final DataSource database;
    private final LoadSettings settings;
    private final LoadProgress progress;
    private final Clock clock;

    public Load(DataSource database, LoadSettings settings, LoadProgress progress, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Copies, indexes and checks the tables beside the live ones, swaps them in and refreshes the views. Until the swap readers
     * notice nothing; a failure at any point leaves them what they had. May be repeated.
     *
     * @param sources the rows of each table by its name
     */
    public LoadReport run(Map<String, CsvSource> sources) {
        requireAllTables(sources.keySet());
        return carryOut(LoadPlan.load(Catalog.tables(), Catalog.references()), Map.copyOf(sources));
    }

    /** Makes the previous generation the live one and the other way round; done twice it changes nothing. */
    public LoadReport rollBack() {
        return carryOut(LoadPlan.rollBack(), Map.of());
    }

    private LoadReport carryOut(LoadPlan plan, Map<String, CsvSource> sources) {
        try (Session session = Session.open(database)) {
            if (!session.tryLock()) {
                throw new LoadException.AlreadyRunning();
            }
            return carryOut(plan, run(session, sources), session);
        }
    }

    private LoadReport carryOut(LoadPlan plan, LoadRun run, Session session) {
        try {
            return run.run(plan);
        } catch (LoadException failure) {
            new Restoration(database, settings, clock).after(failure, run, session);
            return run.report().orElseThrow(() -> failure);
        } catch (RuntimeException | Error failure) {
            new Restoration(database, settings, clock).after(failure, run, session);
            throw failure;
        }
    }

    private LoadRun run(Session session, Map<String, CsvSource> sources) {
        return new LoadRun(session, new Refresh(database, clock), settings, progress, clock, sources);
    }

    private static void requireAllTables(Set<String> given) {
        Set<String> expected =
                Catalog.tables().stream().map(table -> table.name().name()).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(given);
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(expected);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new LoadException.WrongTables(missing, unknown);
        }
    }
}

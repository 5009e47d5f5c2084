package app.passculture.data.recommendation.db.load;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Puts everything back after a failed load: as far as the database answers, now; else the next load clears up. */
final class Restoration {
    private final DataSource database;
    private final LoadSettings settings;
    private final Clock clock;

    Restoration(DataSource database, LoadSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings.withSwapPatience(Duration.ofSeconds(30));
        this.clock = clock;
    }

    void after(Throwable failure, LoadRun run, Session session) {
        try {
            if (session.isAlive()) {
                restore(run, session);
            } else {
                restoreOnNewConnection(run);
            }
        } catch (LoadException second) {
            failure.addSuppressed(second);
        }
    }

    private void restoreOnNewConnection(LoadRun run) {
        try (Session session = Session.open(database)) {
            // Whoever holds the lock has begun a load of its own, and with it cleared up after us.
            if (session.tryLock()) {
                restore(run, session);
            }
        }
    }

    private void restore(LoadRun run, Session session) {
        Workshop workshop = new Workshop(session);
        for (Step.Swap swap : undo(run)) {
            new Swap(session, settings, clock).run(swap.moves());
        }
        workshop.clear();
    }

    private static List<Step.Swap> undo(LoadRun run) {
        return run.unfinishedSwap().map(LoadPlan::undoing).stream().toList();
    }
}

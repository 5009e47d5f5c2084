package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Moves the generations in one transaction; gives up the locks quickly and tries again, so that readers never queue for long. */
final class Swap {
    private static final List<String> CROWDED = List.of("55P03", "40P01");

    private final Session session;
    private final LoadSettings settings;
    private final Clock clock;

    Swap(Session session, LoadSettings settings, Clock clock) {
        this.session = session;
        this.settings = settings;
        this.clock = clock;
    }

    void run(List<Move> moves) {
        List<String> statements = statements(moves);
        Instant deadline = clock.instant().plus(settings.swapPatience());
        while (!swapped(statements, deadline)) {
            LockSupport.parkNanos(settings.lockTimeout().toNanos());
        }
    }

    private boolean swapped(List<String> statements, Instant deadline) {
        try {
            session.inTransaction(statements);
            return true;
        } catch (SQLException failure) {
            if (!CROWDED.contains(String.valueOf(failure.getSQLState()))) {
                throw new LoadException.DatabaseFailed("swapping the tables", failure);
            }
            if (clock.instant().isAfter(deadline)) {
                throw new LoadException.ReadersInTheWay(settings.swapPatience().toSeconds(), failure);
            }
            return false;
        }
    }

    private List<String> statements(List<Move> moves) {
        List<ReplicatedTable> tables = Catalog.tables();
        String live = tables.stream().map(Generation.LIVE::qualified).collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>();
        statements.add("SET LOCAL lock_timeout = '" + settings.lockTimeout().toMillis() + "ms'");
        statements.add("LOCK TABLE " + live + " IN ACCESS EXCLUSIVE MODE");
        for (Move move : moves) {
            for (ReplicatedTable table : tables) {
                statements.add("ALTER TABLE IF EXISTS " + move.from().qualified(table) + " SET SCHEMA "
                        + move.to().schema());
            }
        }
        return statements;
    }
}

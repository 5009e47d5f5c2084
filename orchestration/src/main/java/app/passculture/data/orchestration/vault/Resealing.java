package app.passculture.data.orchestration.vault;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals with the newest key what older ones have sealed, some rows at a time, each time in a transaction with its line in the audit log. What is
 * done shows in the sealed values themselves: whoever was interrupted starts again, and goes on.
 */
final class Resealing {
    private static final int BATCH = 100;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Sealing sealing;
    private final Audit audit;
    private final Actor actor;
    private final PrintStream out;

    Resealing(JdbcClient database, TransactionTemplate transactions, Sealing sealing, Actor actor, PrintStream out) {
        this.database = database;
        this.transactions = transactions;
        this.sealing = sealing;
        this.audit = new Audit(database);
        this.actor = actor;
        this.out = out;
    }

    /** How many values were sealed anew, which of them cannot be opened, and the last row that was looked at. */
    record Progress(int resealed, int damaged, String last) {
        static final Progress NONE = new Progress(0, 0, "");

        Progress plus(Progress more) {
            return new Progress(resealed + more.resealed, damaged + more.damaged, more.last);
        }
    }

    /** What became of all the sealed values there are. */
    Progress resealAll() {
        Progress all = Progress.NONE;
        for (SealedColumn column : SealedColumn.values()) {
            Progress progress = reseal(column);
            out.printf("%s: %d sealed anew, %d cannot be opened%n", column, progress.resealed(), progress.damaged());
            all = all.plus(progress);
        }
        return all;
    }

    /** How many values only older keys open. */
    Map<SealedColumn, Long> behind() {
        Map<SealedColumn, Long> behind = new LinkedHashMap<>();
        for (SealedColumn column : SealedColumn.values()) {
            long count = database.sql(column.behind())
                    .param("newest", sealing.newestPrefix())
                    .query(Long.class)
                    .single();
            if (count > 0) {
                behind.put(column, count);
            }
        }
        return behind;
    }

    private Progress reseal(SealedColumn column) {
        Progress all = Progress.NONE;
        Progress batch = batch(column, "");
        while (!batch.last().isEmpty()) {
            all = all.plus(batch);
            batch = batch(column, batch.last());
        }
        return all;
    }

    private Progress batch(SealedColumn column, String after) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            Progress progress = Progress.NONE;
            for (Map.Entry<String, byte[]> row : rows(column, after)) {
                progress = progress.plus(reseal(column, row.getKey(), row.getValue()));
            }
            if (progress.resealed() > 0) {
                record(column, progress);
            }
            return progress;
        }));
    }

    /** Sealed values by the keys of their rows. */
    private List<Map.Entry<String, byte[]>> rows(SealedColumn column, String after) {
        return database.sql(column.rows())
                .param("after", after)
                .param("newest", sealing.newestPrefix())
                .param("batch", BATCH)
                .query((row, _) -> Map.entry(row.getString(1), row.getBytes(2)))
                .list();
    }

    /** One that cannot be opened must not keep the others from it. */
    private Progress reseal(SealedColumn column, String key, byte[] sealed) {
        String name = column.nameOf(key);
        byte[] plain;
        try {
            plain = sealing.open(sealed, name);
        } catch (VaultException.Sealed damaged) {
            out.println(damaged.getMessage());
            return new Progress(0, 1, key);
        }
        database.sql(column.update())
                .param("sealed", sealing.seal(plain, name))
                .param("key", key)
                .update();
        return new Progress(1, 0, key);
    }

    private void record(SealedColumn column, Progress progress) {
        audit.write(new AuditEntry(
                actor,
                "reseal",
                AuditEntry.Subject.none(),
                Map.of("what", column.toString(), "values", progress.resealed(), "key", sealing.newest()),
                null,
                null));
    }
}

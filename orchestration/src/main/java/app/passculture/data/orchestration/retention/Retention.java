package app.passculture.data.orchestration.retention;

import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.retention.Months.Month;
import app.passculture.data.orchestration.retention.OldRuns.OldRun;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes room in the journal, and partitions for what comes. Any number of nodes may do it at once. Logs go before the rows that name
 * them, in the same transaction, so that a crash leaves nothing that nobody would find again.
 */
final class Retention {

    private static final Logger LOGGER = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 100;
    private static final List<String> BY_RUN = List.of("task_instance", "attempt", "output");

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final TaskLogs logs;
    private final RetentionSettings settings;
    private final Clock clock;
    private final OldRuns runs;
    private final Months months;

    Retention(
            JdbcClient database,
            TransactionTemplate transactions,
            TaskLogs logs,
            RetentionSettings settings,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.logs = logs;
        this.settings = settings;
        this.clock = clock;
        this.runs = new OldRuns(database);
        this.months = new Months(database);
    }

    /** What went. */
    record Swept(int runs, int partitions) {}

    Swept sweep() {
        Instant now = clock.instant();
        months.makeAhead(now);
        List<Month> whole = months.of("task_instance").stream()
                .filter(month -> isPast(month, now) && !runs.stayIn(month, now, settings.runs()))
                .toList();
        int deleted = 0;
        int batch = deleteBatch(now, whole);
        while (batch > 0) {
            deleted += batch;
            batch = deleteBatch(now, whole);
        }
        int dropped = dropMonths(now);
        deleteAlerts(now);
        if (deleted + dropped > 0) {
            LOGGER.info("{} old runs and {} partitions are gone", deleted, dropped);
        }
        return new Swept(deleted, dropped);
    }

    private int deleteBatch(Instant now, List<Month> whole) {
        Integer deleted = transactions.execute(_ -> {
            List<OldRun> old = runs.lock(now, settings.runs(), BATCH);
            old.forEach(run -> logs.delete(run.pipeline(), run.run()));
            runs.delete(old, inOneOf(whole));
            return old.size();
        });
        return deleted == null ? 0 : deleted;
    }

    private static Predicate<OldRun> inOneOf(List<Month> months) {
        return run -> months.stream().anyMatch(month -> month.contains(RunIds.moment(run.id())));
    }

    private int dropMonths(Instant now) {
        int dropped = 0;
        for (String table : BY_RUN) {
            for (Month month : months.of(table)) {
                if (isPast(month, now) && isEmpty(month)) {
                    dropped += drop(month);
                }
            }
        }
        for (Month month : months.of("event_log")) {
            if (month.end().isBefore(now.minus(settings.audit()))) {
                dropped += drop(month);
            }
        }
        return dropped;
    }

    private static boolean isPast(Month month, Instant now) {
        return month.end().isBefore(now);
    }

    private boolean isEmpty(Month month) {
        return database.sql(
                        "SELECT NOT EXISTS (SELECT FROM run WHERE id >= first_run_id(:start) AND id < first_run_id(:end))")
                .param("start", month.start().atOffset(ZoneOffset.UTC))
                .param("end", month.end().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private int drop(Month month) {
        try {
            transactions.executeWithoutResult(_ -> months.drop(month));
            return 1;
        } catch (DataAccessException busy) {
            LOGGER.info(
                    "partition {} stays until next time: {}",
                    month.partition(),
                    busy.getMostSpecificCause().getMessage());
            return 0;
        }
    }

    private void deleteAlerts(Instant now) {
        database.sql("""
                DELETE FROM outbox WHERE coalesce(delivered_at, failed_at) < :before
                """)
                .param("before", now.minus(settings.alerts()).atOffset(ZoneOffset.UTC))
                .update();
    }
}

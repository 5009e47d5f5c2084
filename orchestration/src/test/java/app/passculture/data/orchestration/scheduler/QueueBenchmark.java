package app.passculture.data.orchestration.scheduler;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job library's bare queue on the same database: no graph, no history, no outputs. */
final class QueueBenchmark {

    private static final int MANY = 10_000;
    private static final int PATIENCE_SECONDS = 25;

    private final DataSource database;
    private final PrintStream out;

    QueueBenchmark(DataSource database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    void run() throws InterruptedException {
        JdbcClient.create(database).sql("""
                        CREATE TABLE scheduled_tasks (
                            task_name text NOT NULL, task_instance text NOT NULL, task_data bytea, execution_time timestamptz NOT NULL,
                            picked boolean NOT NULL, picked_by text, last_success timestamptz, last_failure timestamptz,
                            consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                            PRIMARY KEY (task_name, task_instance));
                        CREATE INDEX ON scheduled_tasks (execution_time);
                        CREATE INDEX ON scheduled_tasks (last_heartbeat);
                        """).update();
        many();
        chain();
    }

    private static SchedulerBuilder tuned(SchedulerBuilder builder) {
        return builder.threads(64)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .enableImmediateExecution();
    }

    private void many() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(MANY);
        OneTimeTask<Void> task = Tasks.oneTime("many").execute((_, _) -> left.countDown());
        Scheduler scheduler = tuned(Scheduler.create(database, task)).build();
        long begin = System.nanoTime();
        IntStream.range(0, MANY).forEach(i -> scheduler.schedule(task.instance(Integer.toString(i)), Instant.now()));
        long scheduled = System.nanoTime();
        scheduler.start();
        var _ = left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        long done = MANY - left.getCount();
        out.printf(
                "| db-scheduler: one-time tasks already in the table, %d of 10,000 done | %.0f tasks/s (and %.1f s to insert them one by one) |%n",
                done, done / ((System.nanoTime() - scheduled) / 1e9), (scheduled - begin) / 1e9);
        scheduler.stop();
    }

    private void chain() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(200);
        Scheduler[] self = new Scheduler[1];
        OneTimeTask<Void>[] again = newArray();
        again[0] = Tasks.oneTime("chain").execute((instance, _) -> {
            left.countDown();
            int next = Integer.parseInt(instance.getId()) + 1;
            if (next < 200) {
                self[0].schedule(again[0].instance(Integer.toString(next)), Instant.now());
            }
        });
        self[0] = tuned(Scheduler.create(database, again[0])).build();
        self[0].start();
        self[0].schedule(again[0].instance("0"), Instant.now());
        long begin = System.nanoTime();
        var _ = left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        out.printf(
                "| db-scheduler: each task schedules the next, mean of %d hops | %.1f ms |%n",
                200 - left.getCount(), (System.nanoTime() - begin) / 1e6 / (200 - left.getCount()));
        self[0].stop();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
    private static OneTimeTask<Void>[] newArray() {
        return new OneTimeTask[1];
    }
}

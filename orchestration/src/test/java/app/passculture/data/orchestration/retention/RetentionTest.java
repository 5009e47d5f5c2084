package app.passculture.data.orchestration.retention;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.HistoryRows;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.LogStore;
import app.passculture.data.orchestration.log.Masking;
import app.passculture.data.orchestration.log.TaskLog;
import app.passculture.data.orchestration.log.TaskLogs;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @TempDir
    private Path directory;

    private HikariDataSource source;
    private JdbcClient database;
    private HistoryRows rows;
    private TaskLogs logs;

    @BeforeEach
    void start() {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(JournalDatabase.create().dataSource());
        pool.setMaximumPoolSize(3);
        source = new HikariDataSource(pool);
        database = JdbcClient.create(source);
        rows = new HistoryRows(database);
        logs = new TaskLogs(
                LogStore.inDirectory(directory),
                Masking.none(),
                TaskLogs.Limits.usual(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        rows.pipeline("restore");
    }

    @AfterEach
    void stop() {
        source.close();
    }

    private Retention retention(Instant now) {
        return new Retention(
                database,
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                logs,
                new RetentionSettings(
                        Duration.ofDays(100), Duration.ofDays(400), Duration.ofDays(30), Duration.ofHours(1)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(days, ChronoUnit.DAYS);
    }

    private List<String> runs() {
        return database.sql("SELECT run_id FROM run ORDER BY id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> partitions(String parent) {
        return new Months(database)
                .of(parent).stream().map(Months.Month::partition).toList();
    }

    private LogKey key(String run) {
        return new LogKey("restore", run, "t0", 1);
    }

    private void say(String run) {
        try (TaskLog log = logs.open(key(run))) {
            log.write(Level.INFO, "task", "said", null);
        }
        logs.keepOutput(key(run), new UUID(0, 1), new byte[] {'1'});
    }

    @Test
    void oldRunsGoWithTheirTasksOutputsLogsAndMonths() {
        rows.run("restore", "old", "success", daysAgo(200));
        rows.run("restore", "kept", "failed", daysAgo(99));
        say("old");
        say("kept");
        assertThat(retention(NOW).sweep().runs()).isEqualTo(1);
        assertThat(runs()).containsExactly("kept");
        assertThat(rows.count("task_instance")).isEqualTo(5);
        assertThat(rows.count("output")).isEqualTo(5);
        assertThat(rows.count("attempt")).isEqualTo(5);
        assertThat(logs.read(key("old"), 0).lines()).isEmpty();
        assertThat(logs.read(key("kept"), 0).lines()).hasSize(1);
        assertThat(partitions("task_instance"))
                .doesNotContain("task_instance_2026_05")
                .contains("task_instance_2026_08");
    }

    @Test
    void aMonthWithARunThatStaysLosesItsOthersRowByRow() {
        Instant start = Instant.parse("2026-08-01T12:00:00Z");
        rows.run("restore", "old", "success", start);
        rows.run("restore", "kept", "success", start.plus(29, ChronoUnit.DAYS));
        assertThat(retention(NOW).sweep()).isEqualTo(new Retention.Swept(1, 0));
        assertThat(rows.count("task_instance")).isEqualTo(5);
    }

    @Test
    void liveRunsAndTheLatestOfAPipelineStayHoweverOldTheyAre() {
        rows.run("restore", "live", "running", daysAgo(900));
        rows.run("restore", "waiting", "queued", daysAgo(800));
        rows.run("restore", "older", "success", daysAgo(700));
        rows.run("restore", "latest", "success", daysAgo(600));
        retention(NOW).sweep();
        assertThat(runs()).containsExactly("live", "waiting", "latest");
    }

    @Test
    void aPipelineMaySayHowLong() {
        rows.pipeline("audited");
        database.sql("UPDATE pipeline SET retention = interval '10 years' WHERE id = 'audited'")
                .update();
        for (String pipeline : List.of("restore", "audited")) {
            rows.run(pipeline, pipeline + " old", "success", daysAgo(500));
            rows.run(pipeline, pipeline + " new", "success", daysAgo(1));
        }
        retention(NOW).sweep();
        assertThat(runs()).containsExactly("audited old", "restore new", "audited new");
    }

    @Test
    void partitionsAreMadeAheadAndOldAuditGoes() {
        database.sql(
                        "SELECT count(*) FROM (SELECT make_partitions(timestamptz '2025-01-01', timestamptz '2025-01-01')) made")
                .query(Long.class)
                .single();
        Instant future = NOW.plus(300, ChronoUnit.DAYS);
        retention(future).sweep();
        assertThat(partitions("task_instance"))
                .contains("task_instance_2027_09", "task_instance_2027_10", "task_instance_2027_11");
        assertThat(partitions("event_log")).doesNotContain("event_log_2025_01").contains("event_log_2027_11");
    }

    @Test
    void deliveredAlertsGoAfterAWhile() {
        long run = rows.run("restore", "run", "failed", daysAgo(50));
        rows.alert(run, "SLACK", "slack");
        rows.alert(run, "SLACK", "slack");
        database.sql("UPDATE outbox SET delivered_at = :at WHERE id = (SELECT min(id) FROM outbox)")
                .param("at", daysAgo(40).atOffset(ZoneOffset.UTC))
                .update();
        retention(NOW).sweep();
        assertThat(rows.count("outbox")).isEqualTo(1);
    }

    @Test
    void severalNodesMaySweepAtOnce() throws Exception {
        for (int i = 0; i < 250; i++) {
            rows.run("restore", "run " + i, "success", daysAgo(400).plus(i, ChronoUnit.MINUTES));
        }
        Retention retention = retention(NOW);
        Thread other = Thread.startVirtualThread(() -> retention.sweep());
        int here = retention.sweep().runs();
        other.join();
        assertThat(runs()).containsExactly("run 249");
        assertThat(here).isLessThanOrEqualTo(249);
    }

    @Test
    void historyDoesNotGrowWhenAsMuchGoesAsComes() {
        for (int day = 0; day < 360; day += 2) {
            Instant today = daysAgo(360 - day);
            rows.run("restore", "run " + day, "success", today);
            if (day % 30 == 28) {
                retention(today).sweep();
            }
        }
        assertThat(rows.count("run")).isBetween(50L, 66L);
        assertThat(rows.count("task_instance")).isEqualTo(5 * rows.count("run"));
        assertThat(partitions("task_instance").stream()
                        .filter(partition -> partition.compareTo("task_instance_2026_11") < 0))
                .hasSizeLessThanOrEqualTo(5);
        long bytes = database.sql("SELECT sum(pg_relation_size(relid)) FROM pg_partition_tree('task_instance')")
                .query(Long.class)
                .single();
        assertThat(bytes).isLessThan(10 * 8192L * 4);
    }
}

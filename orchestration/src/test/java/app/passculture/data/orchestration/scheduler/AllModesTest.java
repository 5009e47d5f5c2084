package app.passculture.data.orchestration.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.passculture.data.orchestration.execution.JournalOutputs;
import app.passculture.data.orchestration.execution.Office;
import app.passculture.data.orchestration.execution.ProcessSettings;
import app.passculture.data.orchestration.execution.Services;
import app.passculture.data.orchestration.execution.TaskExecution;
import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.journal.Pipelines;
import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.log.LogStore;
import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.RemoteWork;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.vault.EmptyVault;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One run through everything real: the scheduler on PostgreSQL, a thread, a process of its own, work elsewhere, logs in files. */
@Timeout(120)
class AllModesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path directory;

    /** Words from a thread travel through a process to another system and back. */
    static final class Journey implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("journey", p -> {
                var begin = p.call("begin", String.class, _ -> "x".repeat(100_000));
                var middle = p.reading(begin.output())
                        .call("middle", Integer.class, (text, context) -> {
                            System.out.println("read " + text.length());
                            return text.length();
                        })
                        .isolated();
                var elsewhere = p.remote("elsewhere", String.class, new Doubling());
                p.reading(middle.output())
                        .and(elsewhere.output())
                        .run("end", (length, word, context) -> context.log(word + " " + length));
            });
        }
    }

    private record Doubling() implements RemoteWork<NoParameters, String> {

        @Override
        public String begin(TaskContext<NoParameters> context) {
            return "job-" + context.tryNumber();
        }

        @Override
        public Optional<String> ask(String handle, TaskContext<NoParameters> context) {
            return Optional.of(handle);
        }

        @Override
        public void cancel(String handle, TaskContext<NoParameters> context) {
            throw new IllegalStateException("nobody cancels this");
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(50);
        }
    }

    @Test
    void aRunGoesThroughAllModes() {
        JournalDatabase journal = JournalDatabase.create();
        TaskLogs logs = new TaskLogs(LogStore.inDirectory(directory), text -> text, TaskLogs.Limits.usual(), CLOCK);
        try (HikariDataSource database = new HikariDataSource()) {
            database.setJdbcUrl(journal.jdbcUrl());
            database.setUsername("postgres");
            database.setPassword("postgres");
            Catalogue catalogue = new CatalogueLoader(database, new AttemptIds(CLOCK, new SplittableRandom()), CLOCK)
                    .load(
                            List.of(new Journey()),
                            new PipelineLoader(new Surroundings(new Environment("test", true), Map.of(), Map.of())),
                            new Pipelines.Bundle("test", "none"));
            Office office = new Office(logs, new JournalOutputs(database), Services.none(), new EmptyVault(), CLOCK);
            ProcessSettings processes = new ProcessSettings(64, List.of(), null, null, Duration.ofSeconds(60));
            try (Scheduler scheduler = new Scheduler(
                    database,
                    catalogue,
                    reports -> new TaskExecution(office, processes, Duration.ofSeconds(10), reports),
                    Scheduler.Setting.named("node"))) {
                scheduler.start();
                String run = new Control(scheduler, catalogue, database)
                        .trigger("journey", Trigger.now(), new Actor("somebody", "test"));
                JdbcClient sql = JdbcClient.create(database);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(sql.sql("SELECT state FROM run")
                                        .query(String.class)
                                        .single())
                                .isEqualTo("success"));
                assertThat(said(logs, run, "middle")).contains("read 100000", "succeeded");
                assertThat(said(logs, run, "elsewhere")).contains("goes on elsewhere as job-1", "succeeded");
                assertThat(said(logs, run, "end")).contains("job-1 100000");
                assertThat(sql.sql("SELECT preview FROM output WHERE task = 'begin' AND place IS NOT NULL")
                                .query(String.class)
                                .single())
                        .startsWith("\"xxx");
            }
        }
    }

    private static List<String> said(TaskLogs logs, String run, String task) {
        return logs.read(new LogKey("journey", run, task, 1), 0).lines().stream()
                .map(LogLine::event)
                .toList();
    }
}

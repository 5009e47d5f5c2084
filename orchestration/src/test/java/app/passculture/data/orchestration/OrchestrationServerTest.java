package app.passculture.data.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.JournalDatabase;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.Trigger;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrchestrationServerTest {

    private final JournalDatabase journal = JournalDatabase.create();

    @TempDir
    private Path directory;

    /** A pipeline that the settings name. */
    static final class Hello implements Pipeline {
        @Override
        public Definition define(Definitions d) {
            return d.pipeline(
                    "hello",
                    p -> p.call("greet", String.class, context -> {
                        context.log("hello");
                        return "hello";
                    }));
        }
    }

    private ConfigurableApplicationContext server() {
        return new SpringApplicationBuilder(OrchestrationServer.class)
                .run(
                        "--server.port=0",
                        "--logging.structured.format.console=",
                        "--spring.datasource.url=" + journal.server().jdbcUrl(),
                        "--spring.datasource.username=" + journal.server().username(),
                        "--spring.datasource.password=" + journal.server().password(),
                        "--spring.config.import=",
                        "--vault.key-file=" + directory.resolve("key"),
                        "--vault.generate-key=true",
                        "--tasks.logs=" + directory.resolve("logs"),
                        "--orchestration.pipelines=" + Hello.class.getName());
    }

    @Test
    void theServerRunsThePipelinesThatItsSettingsName() {
        try (ConfigurableApplicationContext server = server()) {
            assertThat(server.getBean(Catalogue.class).errors()).isEmpty();
            String run = server.getBean(Control.class).trigger("hello", Trigger.now(), new Actor("somebody", "test"));
            JdbcClient sql = server.getBean(JdbcClient.class);
            Awaitility.await("the run succeeds")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> sql.sql("SELECT state FROM run WHERE run_id = ?")
                            .param(run)
                            .query(String.class)
                            .single()
                            .equals("success"));
            assertThat(server.getBean("schedulerLife", HealthIndicator.class).health())
                    .extracting(Health::getStatus)
                    .isEqualTo(Status.UP);
        }
        assertThat(JdbcClient.create(journal.dataSource())
                        .sql("SELECT count(*)::int FROM node WHERE ended_at IS NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}

package app.passculture.data.orchestration;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.scheduler.CatalogueLoader;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.OutputControl;
import app.passculture.data.orchestration.scheduler.Scheduler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans of the scheduler: the pipelines of this server, the node, and the orders people may give. */
@Configuration(proxyBeanMethods = false)
class SchedulerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PatientMigration patientMigration(DataSource database) {
        return new PatientMigration(database);
    }

    @Bean
    @DependsOnDatabaseInitialization
    Catalogue catalogue(DataSource database, ServerSettings settings, Clock clock) {
        PipelineLoader loader = new PipelineLoader(settings.surroundings(pools(JdbcClient.create(database), settings)));
        return new CatalogueLoader(database, UUID::randomUUID, clock)
                .load(settings.definitions(), loader, Bundles.of(OrchestrationServer.class));
    }

    private static Map<String, Integer> pools(JdbcClient database, ServerSettings settings) {
        settings.pools()
                .forEach((name, slots) -> database.sql(
                                "INSERT INTO pool (name, slots) VALUES (?, ?) ON CONFLICT DO NOTHING")
                        .param(name)
                        .param(slots)
                        .update());
        Map<String, Integer> pools = new HashMap<>();
        database.sql("SELECT name, slots FROM pool").query(row -> {
            pools.put(row.getString(1), row.getInt(2));
        });
        return pools;
    }

    @Bean(destroyMethod = "")
    Scheduler scheduler(
            DataSource database,
            Catalogue catalogue,
            Function<Execution.Reports, Execution> executions,
            ServerSettings settings,
            Clock clock) {
        String node = settings.node() == null || settings.node().isBlank() ? host() : settings.node();
        return new Scheduler(
                database,
                catalogue,
                executions,
                new Scheduler.Setting(node, settings.roles().names(), settings.committers(), clock, System::nanoTime));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName() + ":"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException _) {
            return "process " + ProcessHandle.current().pid();
        }
    }

    @Bean
    SchedulerLife schedulerLife(Scheduler scheduler) {
        return new SchedulerLife(scheduler);
    }

    @Bean
    Control control(Scheduler scheduler, Catalogue catalogue, DataSource database) {
        return new Control(scheduler, catalogue, database);
    }

    @Bean
    OutputControl outputControl(DataSource database) {
        return new OutputControl(database);
    }

    @Bean
    Audit auditWriter(JdbcClient database) {
        return new Audit(database);
    }
}

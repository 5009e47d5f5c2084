package app.passculture.data.orchestration;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.scheduler.CatalogueLoader;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.OutputControl;
import app.passculture.data.orchestration.scheduler.Scheduler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.BeanUtils;
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
        Map<String, Integer> pools = new HashMap<>();
        JdbcClient.create(database).sql("SELECT name, slots FROM pool").query(row -> {
            pools.put(row.getString(1), row.getInt(2));
        });
        Surroundings surroundings = new Surroundings(
                new Environment(settings.environment(), settings.production()), settings.settings(), pools);
        return new CatalogueLoader(database, UUID::randomUUID, clock)
                .load(pipelines(settings), new PipelineLoader(surroundings), Bundles.of(OrchestrationServer.class));
    }

    private static List<Pipeline> pipelines(ServerSettings settings) {
        List<Pipeline> all = new ArrayList<>();
        ServiceLoader.load(Pipeline.class).forEach(all::add);
        settings.pipelines().forEach(type -> all.add(BeanUtils.instantiateClass(type)));
        return all;
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
    SchedulerLife schedulerLife(Scheduler scheduler, ServerSettings settings) {
        return new SchedulerLife(scheduler, settings.roles());
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

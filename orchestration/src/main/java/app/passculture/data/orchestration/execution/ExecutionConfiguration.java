package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogStore;
import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.vault.Vault;
import java.time.Clock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that run tasks: the logs, and what makes the execution of a scheduler. */
@Configuration(proxyBeanMethods = false)
class ExecutionConfiguration {

    @Bean
    TaskLogs taskLogs(TaskSettings settings, ObjectProvider<LogStore> elsewhere, Vault vault, Clock clock) {
        TaskLogs.Limits usual = TaskLogs.Limits.usual();
        return new TaskLogs(
                elsewhere.getIfAvailable(() -> LogStore.inDirectory(settings.logs())),
                vault::masked,
                new TaskLogs.Limits(settings.logLimit().toBytes(), usual.lineCharacters()),
                clock);
    }

    @Bean
    Function<Execution.Reports, Execution> executions(
            TaskSettings settings,
            TaskLogs logs,
            ObjectProvider<Services> services,
            Vault vault,
            DataSource database,
            Clock clock) {
        Office office =
                new Office(logs, new JournalOutputs(database), services.getIfAvailable(Services::none), vault, clock);
        return reports -> new TaskExecution(office, settings.processes(), settings.grace(), reports);
    }
}

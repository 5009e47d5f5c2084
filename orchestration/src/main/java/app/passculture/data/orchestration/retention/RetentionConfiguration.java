package app.passculture.data.orchestration.retention;

import app.passculture.data.orchestration.log.TaskLogs;
import app.passculture.data.orchestration.loop.RepeatingLoop;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of retention, which is the business of the nodes with the role "scheduler". */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "orchestration.roles.scheduler", matchIfMissing = true)
class RetentionConfiguration {

    @Bean
    RepeatingLoop retentionLoop(
            JdbcClient database,
            TransactionTemplate transactions,
            TaskLogs logs,
            RetentionSettings settings,
            Clock clock) {
        Retention retention = new Retention(database, transactions, logs, settings, clock);
        return new RepeatingLoop("retention", settings.interval(), retention::sweep);
    }
}

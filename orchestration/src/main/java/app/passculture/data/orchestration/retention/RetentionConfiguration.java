package app.passculture.data.orchestration.retention;

import app.passculture.data.orchestration.log.TaskLogs;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The beans of retention. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    @Bean
    RetentionLoop retentionLoop(
            JdbcClient database,
            TransactionTemplate transactions,
            TaskLogs logs,
            RetentionSettings settings,
            Clock clock) {
        return new RetentionLoop(new Retention(database, transactions, logs, settings, clock), settings.interval());
    }
}

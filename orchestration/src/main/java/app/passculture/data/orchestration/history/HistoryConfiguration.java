package app.passculture.data.orchestration.history;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The beans that find things. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    Pipelines foundPipelines(JdbcClient database) {
        return new Pipelines(database);
    }

    @Bean
    Runs foundRuns(JdbcClient database) {
        return new Runs(database);
    }

    @Bean
    Tasks foundTasks(JdbcClient database) {
        return new Tasks(database);
    }

    @Bean
    Attempts foundAttempts(JdbcClient database) {
        return new Attempts(database);
    }

    @Bean
    Outputs foundOutputs(JdbcClient database) {
        return new Outputs(database);
    }

    @Bean
    AuditLog auditLog(JdbcClient database) {
        return new AuditLog(database);
    }
}

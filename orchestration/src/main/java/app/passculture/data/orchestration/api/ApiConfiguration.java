package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.Outputs;
import app.passculture.data.orchestration.history.Pipelines;
import app.passculture.data.orchestration.history.Runs;
import app.passculture.data.orchestration.history.Tasks;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The beans of the API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    @Bean
    Schemas schemas() {
        return Schemas.read();
    }

    @Bean
    WebMvcConfigurer argumentsOfRoutes(Schemas schemas, JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Arguments(schemas, json));
            }
        };
    }

    @Bean
    Lookup lookup(Pipelines pipelines, Runs runs, Tasks tasks) {
        return new Lookup(pipelines, runs, tasks);
    }

    @Bean
    AffectedTasks affectedTasks(Lookup lookup, Tasks tasks, Pipelines pipelines) {
        return new AffectedTasks(lookup, tasks, pipelines);
    }

    @Bean
    WaitReasons waitReasons(Tasks tasks, Pipelines pipelines) {
        return new WaitReasons(tasks, pipelines);
    }

    @Bean
    RunWait runWait(Runs runs, Outputs outputs, JsonMapper json) {
        return new RunWait(runs, outputs, json);
    }

    @Bean
    QueueMetrics queueMetrics(JdbcClient database, Clock clock) {
        return new QueueMetrics(database, clock);
    }
}

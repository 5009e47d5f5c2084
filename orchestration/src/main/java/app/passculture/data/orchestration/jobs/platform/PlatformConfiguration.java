package app.passculture.data.orchestration.jobs.platform;

import app.passculture.data.orchestration.execution.Services;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What tasks use, for a server that has our pipelines: the profile {@code jobs}. */
@Configuration(proxyBeanMethods = false)
@Profile("jobs")
class PlatformConfiguration {

    @Bean
    Services services(Clock clock) {
        return new Platforms(System.getenv(), clock).make();
    }
}

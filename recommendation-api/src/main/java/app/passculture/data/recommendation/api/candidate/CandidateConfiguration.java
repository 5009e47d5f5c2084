package app.passculture.data.recommendation.api.candidate;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CandidateConfiguration {
    @Bean
    Snapshots snapshots() {
        return new Snapshots();
    }
}

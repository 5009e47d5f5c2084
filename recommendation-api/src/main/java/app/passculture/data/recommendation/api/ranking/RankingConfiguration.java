package app.passculture.data.recommendation.api.ranking;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RankingConfiguration {
    @Bean
    Ranking ranking() {
        return new Ranking();
    }
}

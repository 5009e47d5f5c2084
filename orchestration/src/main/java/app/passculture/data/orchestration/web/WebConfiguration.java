package app.passculture.data.orchestration.web;

import app.passculture.data.orchestration.scheduler.Catalogue;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    private static final Duration LOOK = Duration.ofMillis(100);

    @Bean
    Assets assets() {
        return Assets.read();
    }

    @Bean
    LiveFeed liveFeed(JdbcClient sql, Clock clock) {
        return new LiveFeed(() -> new RunChanges(sql), clock.millis() * 1_000, WebConfiguration::rest);
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Bean
    PipelineRows pipelineRows(JdbcClient sql) {
        return new PipelineRows(sql);
    }

    @Bean
    Today today(JdbcClient sql, Catalogue catalogue) {
        return new Today(new TodayRows(sql), catalogue);
    }

    @Bean
    Screens screens(Assets assets, Clock clock) {
        return new Screens(TemplateEngine.createPrecompiled(ContentType.Html), assets, clock);
    }
}

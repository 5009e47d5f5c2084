package app.passculture.data.orchestration.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    Assets assets() {
        return Assets.read();
    }

    @Bean
    Screens screens(Assets assets, Clock clock) {
        return new Screens(TemplateEngine.createPrecompiled(ContentType.Html), assets, clock);
    }
}

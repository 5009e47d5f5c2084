package app.passculture.data.recommendation.api.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the checks in front of the routes. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    private final TokenCheck tokenCheck;

    AccessConfiguration(AccessSettings settings, MeterRegistry meters) {
        this.tokenCheck = new TokenCheck(
                new ApiToken(settings.token()),
                Timer.builder("recommendation.stage")
                        .tag("stage", "authenticate")
                        .register(meters));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(tokenCheck).addPathPatterns("/recommendation/*");
    }

    @Bean
    FilterRegistrationBean<RequestIds> requestIds(Supplier<UUID> ids) {
        return first(new RequestIds(ids), 0);
    }

    @Bean
    FilterRegistrationBean<AllowedOrigins> allowedOrigins(AccessSettings settings) {
        return first(new AllowedOrigins(settings.origins()), 1);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> first(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}

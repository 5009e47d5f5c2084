package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.model.registry.ModelRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RankingConfiguration {
    @Bean
    Models models(ModelSettings settings, MeterRegistry registry) {
        var first = settings.address().isPresent() ? NamedModel.standIn() : NamedModel.constant();
        return new Models(first, BoundModel::of, registry);
    }

    @Bean
    ModelSchedule modelSchedule(ModelSettings settings, Models models, Clock clock) {
        return new ModelSchedule(poll(settings, models, clock), settings.poll());
    }

    private static Runnable poll(ModelSettings settings, Models models, Clock clock) {
        return settings.address()
                .<Runnable>map(
                        address -> new ModelPoll(new ModelRegistry(address.registry(), clock), address, models)::run)
                .orElse(() -> {});
    }

    @Bean
    Ranking ranking(Models models, MeterRegistry registry) {
        return new Ranking(models, registry);
    }
}

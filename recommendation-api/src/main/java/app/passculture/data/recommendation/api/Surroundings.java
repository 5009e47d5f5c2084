package app.passculture.data.recommendation.api;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API takes from the world: the time, chance, and new names. */
@Configuration(proxyBeanMethods = false)
class Surroundings {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Safe for all threads: each draws from its own generator. */
    @Bean
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Bean
    Supplier<UUID> ids(Clock clock, RandomGenerator random) {
        return new TimeOrderedIds(clock, random);
    }
}

package app.passculture.data.orchestration.scheduler;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What a node measures of itself, for the registries it is bound to. */
final class Meters {

    private final CompositeMeterRegistry registry = new CompositeMeterRegistry();
    private final Timer hops = Timer.builder("orchestration.hop")
            .description("From the end of a task as its node hears of it to the start of what follows")
            .serviceLevelObjectives(
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    Duration.ofMillis(5),
                    Duration.ofMillis(10),
                    Duration.ofMillis(50),
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1))
            .register(registry);
    private final Timer commits = Timer.builder("orchestration.commit")
            .description("How long a batch takes to write")
            .register(registry);
    private final DistributionSummary batches = DistributionSummary.builder("orchestration.commit.batch")
            .description("Events in a batch")
            .register(registry);

    void bindTo(MeterRegistry other) {
        registry.add(other);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    <T> T commit(int events, Supplier<T> work) {
        batches.record(events);
        return commits.record(work);
    }

    void hop(Instant ended, Instant started) {
        hops.record(Duration.between(ended, started));
    }
}

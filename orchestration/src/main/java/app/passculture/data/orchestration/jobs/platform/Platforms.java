package app.passculture.data.orchestration.jobs.platform;

import app.passculture.data.orchestration.execution.Services;
import app.passculture.data.orchestration.jobs.RecommendationDatabase;
import app.passculture.data.recommendation.model.registry.ModelRegistry;
import java.time.Clock;
import java.util.Map;

/** The platform that the environment names: this machine, or with {@code PLATFORM_TARGET} a target of the SQL project on Google Cloud. */
public final class Platforms implements Services.Maker {

    static final String TARGET = "PLATFORM_TARGET";

    private final Environment environment;
    private final Clock clock;

    /** As the environment of this process says: how tasks in processes of their own begin. */
    public Platforms() {
        this(System.getenv(), Clock.systemUTC());
    }

    public Platforms(Map<String, String> variables, Clock clock) {
        this.environment = new Environment(variables);
        this.clock = clock;
    }

    @Override
    public Services make() {
        Services everywhere = Services.none()
                .with(
                        RecommendationDatabase.class,
                        () -> new RecommendationDatabase(environment.database("RECOMMENDATION"), clock))
                .with(ModelRegistry.class, () -> new ModelRegistry(environment.path("MODEL_REGISTRY"), clock));
        return environment
                .find(TARGET)
                .filter(target -> !target.equals(LocalPlatform.NAME))
                .map(target -> new CloudPlatform(environment, target, clock).addTo(everywhere))
                .orElseGet(() -> new LocalPlatform(environment, clock).addTo(everywhere));
    }
}

package app.passculture.data.recommendation.api.ranking;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model scores; the variables MODEL_REGISTRY, MODEL_NAME and MODEL_VERSION set it.
 *
 * @param registry the directory of published models
 * @param name the model's name in it; without either, the constant model
 * @param version the version to stay on; absent, empty or "latest" means the current one, whenever it changes
 * @param region accepted from the days of the hosted model, without effect
 * @param poll how often the registry is asked for another version
 */
@ConfigurationProperties("model")
record ModelSettings(
        @Nullable Path registry,
        @Nullable String name,
        @Nullable String version,
        @Nullable String region,
        @DefaultValue("10s") Duration poll) {
    private static final String LATEST = "latest";

    ModelSettings {
        registry = registry == null || registry.toString().isEmpty() ? null : registry;
        name = emptyToNull(name);
        version = LATEST.equals(version) ? null : emptyToNull(version);
        if (!poll.isPositive()) {
            throw new IllegalArgumentException("model.poll must be positive, got " + poll);
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The model to follow; empty when the settings name none. */
    Optional<ModelPoll.ModelAddress> address() {
        return registry == null || name == null
                ? Optional.empty()
                : Optional.of(new ModelPoll.ModelAddress(registry, name, Optional.ofNullable(version)));
    }
}

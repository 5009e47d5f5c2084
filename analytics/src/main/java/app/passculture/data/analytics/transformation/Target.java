package app.passculture.data.analytics.transformation;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a project runs: a name, and what templates see as {@code target}. */
public record Target(
        String name, String profile, String database, String schema, Map<String, @Nullable Object> attributes) {

    public Target {
        attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
    }

    public Optional<Object> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }
}

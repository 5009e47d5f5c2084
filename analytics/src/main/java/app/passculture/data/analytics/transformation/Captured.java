package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What evaluating a node told about it: its refs, sources, macros and own configuration. Stays on one thread. */
final class Captured {

    private final List<Reference> references = new ArrayList<>();
    private final Set<String> macros = new LinkedHashSet<>();
    private final Map<String, @Nullable Object> config = new LinkedHashMap<>();

    void reference(Reference reference) {
        if (references.stream().noneMatch(reference::sameAs)) {
            references.add(reference);
        }
    }

    void macro(String uniqueId) {
        macros.add(uniqueId);
    }

    /** Takes what a call of config() says; a later call wins, tags and hooks add up. */
    void config(Map<String, ?> values) {
        Config merged = Config.of(config).with(values);
        config.clear();
        config.putAll(merged.values());
    }

    List<Reference> references() {
        return references;
    }

    Set<String> macros() {
        return macros;
    }

    Map<String, @Nullable Object> config() {
        return config;
    }
}

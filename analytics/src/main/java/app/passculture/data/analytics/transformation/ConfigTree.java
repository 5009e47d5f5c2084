package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder configuration of a package: the levels that hold for a node, from the widest to the closest. */
final class ConfigTree {

    private final Map<String, @Nullable Object> sections;

    /** The settings as rendered data. */
    ConfigTree(Map<String, @Nullable Object> settings) {
        this.sections = settings;
    }

    List<Map<String, @Nullable Object>> levels(ResourceType type, List<String> fqn) {
        Object section = sections.get(type.section());
        Object level = type == ResourceType.TEST && section == null ? sections.get("data_tests") : section;
        List<Map<String, @Nullable Object>> levels = new ArrayList<>();
        for (int depth = 0; level instanceof Map<?, ?> map; depth++) {
            levels.add(own(map));
            level = depth < fqn.size() ? map.get(fqn.get(depth)) : null;
        }
        return levels;
    }

    /** What a level says itself: keys with a plus, and plain values; a mapping without plus is a folder. */
    private static Map<String, @Nullable Object> own(Map<?, ?> level) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        level.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.startsWith("+") || !(value instanceof Map)) {
                own.put(name, value);
            }
        });
        return own;
    }
}

package app.passculture.data.analytics.warehouse.local.functions;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way into JSON: $.member, $['member'], $[0]. */
final class JsonPath {
    private static final Pattern STEP = Pattern.compile(
            "\\.([^.\\[\\]\"']+)|\\.\"((?:[^\"\\\\]|\\\\.)*)\"|\\[(\\d+)]|\\['((?:[^'\\\\]|\\\\.)*)']|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]");

    private JsonPath() {}

    static @Nullable Object find(Object root, String path) {
        if (!path.startsWith("$")) {
            throw new IllegalArgumentException("JSONPath must start with '$': " + path);
        }
        Matcher step = STEP.matcher(path);
        Object value = root;
        int at = 1;
        while (at < path.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new IllegalArgumentException("Invalid token in JSONPath at: " + path.substring(at));
            }
            at = step.end();
            if (value != null) {
                value = step.group(3) == null
                        ? member(value, name(step))
                        : element(value, Long.parseLong(step.group(3)));
            }
        }
        return value;
    }

    private static String name(Matcher step) {
        for (int group : new int[] {1, 2, 4, 5}) {
            if (step.group(group) != null) {
                return group == 1 ? step.group(group) : step.group(group).replaceAll("\\\\(.)", "$1");
            }
        }
        throw new IllegalStateException(step.group());
    }

    static @Nullable Object member(Object value, String name) {
        if (value instanceof Map<?, ?> object) {
            return object.get(name);
        }
        return value instanceof List<?> && name.matches("\\d+") ? element(value, Long.parseLong(name)) : null;
    }

    static @Nullable Object element(Object value, long index) {
        return value instanceof List<?> array && index >= 0 && index < array.size() ? array.get((int) index) : null;
    }
}

package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import java.util.List;
import java.util.Map;

/** The statements that a node wants run before or after it. */
final class Hooks {

    private Hooks() {}

    /** Those of {@code pre_hook} or {@code post_hook}, compiled. */
    static List<String> of(Node node, String key, Compiler compiler) {
        return texts(node, key).stream()
                .map(text -> compiler.text(node, text))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static List<String> texts(Node node, String key) {
        return switch (node.config().find(key).orElse(List.of())) {
            case List<?> items -> items.stream().map(Hooks::sql).toList();
            case Object one -> List.of(sql(one));
        };
    }

    private static String sql(Object hook) {
        return String.valueOf(hook instanceof Map<?, ?> map ? map.get("sql") : hook);
    }
}

package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An aggregate over the tested table that is 0 when a generic test finds nothing: many of them need only one scan. */
final class ScanTerm {

    /** The tests that come with the engine and can be asked this way; a project's own of the same name cannot. */
    private static final List<String> KNOWN = List.of(
            "macro.dbt.test_not_null",
            "macro.dbt.test_unique",
            "macro.dbt.test_accepted_values",
            "macro.dbt_utils.test_accepted_range",
            "macro.dbt_utils.test_expression_is_true",
            "macro.dbt_utils.test_not_empty_string");

    private final Map<String, @Nullable Object> arguments;

    private ScanTerm(Map<String, @Nullable Object> arguments) {
        this.arguments = arguments;
    }

    /** The aggregate for a test; empty when the test needs a query of its own. */
    static Optional<String> of(Node test) {
        boolean plain = test.config().find("where").isEmpty()
                && test.config().find("limit").isEmpty();
        Threshold threshold = Threshold.of(test);
        Optional<String> macro =
                test.uses().macros().stream().filter(KNOWN::contains).findFirst();
        if (!plain || !threshold.countsRows() || macro.isEmpty()) {
            return Optional.empty();
        }
        return arguments(test).flatMap(arguments -> new ScanTerm(arguments).term(macro.get()));
    }

    /** The arguments as data; empty when one of them is a template. */
    private static Optional<Map<String, @Nullable Object>> arguments(Node test) {
        if (!(test.extra("test_metadata").orElse(null) instanceof Map<?, ?> metadata)
                || !(metadata.get("kwargs") instanceof Map<?, ?> kwargs)) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> arguments = new HashMap<>();
        kwargs.forEach((key, value) -> arguments.put(String.valueOf(key), value));
        arguments.remove("model");
        boolean templates = arguments.values().toString().contains("{{")
                || arguments.values().toString().contains("{%");
        return templates ? Optional.empty() : Optional.of(arguments);
    }

    private Optional<String> term(String macro) {
        return switch (macro) {
            case "macro.dbt.test_not_null" -> Optional.of("countif(" + column() + " is null)");
            case "macro.dbt.test_unique" -> Optional.of("count(" + column() + ") - count(distinct " + column() + ")");
            case "macro.dbt.test_accepted_values" -> accepted();
            case "macro.dbt_utils.test_accepted_range" -> range();
            case "macro.dbt_utils.test_expression_is_true" -> expression();
            default -> notEmpty();
        };
    }

    private String column() {
        return String.valueOf(arguments.get("column_name"));
    }

    private Optional<String> accepted() {
        if (!(arguments.get("values") instanceof List<?> values) || values.isEmpty()) {
            return Optional.empty();
        }
        boolean quoted = !Boolean.FALSE.equals(arguments.get("quote"));
        String list = values.stream()
                .map(String::valueOf)
                .map(value -> quoted ? "'" + value.replace("'", "\\'") + "'" : value)
                .collect(Collectors.joining(", "));
        return Optional.of("countif(" + column() + " not in (" + list + "))");
    }

    private Optional<String> range() {
        String equal = Boolean.FALSE.equals(arguments.get("inclusive")) ? "" : "=";
        List<String> outside = new ArrayList<>();
        bound("min_value").ifPresent(bound -> outside.add("not (" + column() + " >" + equal + " " + bound + ")"));
        bound("max_value").ifPresent(bound -> outside.add("not (" + column() + " <" + equal + " " + bound + ")"));
        return outside.isEmpty() ? Optional.empty() : Optional.of("countif(" + String.join(" or ", outside) + ")");
    }

    private Optional<String> bound(String name) {
        return Optional.ofNullable(arguments.get(name)).map(String::valueOf);
    }

    private Optional<String> expression() {
        Object expression = arguments.get("expression");
        String column = arguments.get("column_name") == null ? "" : column() + " ";
        return Optional.ofNullable(expression).map(text -> "countif(not (" + column + text + "))");
    }

    private Optional<String> notEmpty() {
        boolean trimmed = !Boolean.FALSE.equals(arguments.get("trim_whitespace"));
        return Optional.of("countif(" + (trimmed ? "trim(" + column() + ")" : column()) + " = '')");
    }
}

package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.Reference;
import app.passculture.data.analytics.transformation.Substitution;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A unit test as its YAML says it. */
final class UnitTest {

    private static final Pattern CALL =
            Pattern.compile("(ref|source)\\(\\s*['\"]([^'\"]+)['\"]\\s*(?:,\\s*['\"]([^'\"]+)['\"]\\s*)?\\)");

    private final Node node;
    private final Node model;
    private final Project project;

    private UnitTest(Node node, Node model, Project project) {
        this.node = node;
        this.model = model;
        this.project = project;
    }

    /** Rows for a table that the model reads. */
    record Given(Node input, Fixture fixture) {}

    static UnitTest of(Node node, Project project) {
        String name = String.valueOf(node.extra("model").orElse(""));
        Reference reference = new Reference(Reference.Kind.REF, List.of(name), node.position());
        Node model = project.find(reference, node.packageName())
                .orElseThrow(() -> new UnitTestException(node.position() + ": no model '" + name + "'"));
        return new UnitTest(node, model, project);
    }

    Node node() {
        return node;
    }

    Node model() {
        return model;
    }

    private Path directory() {
        return project.options().directory();
    }

    List<Given> given() {
        List<Given> all = new ArrayList<>();
        if (node.extra("given").orElse(List.of()) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    String input = String.valueOf(map.get("input")).strip();
                    all.add(new Given(input(input), new Fixture(node, directory(), map, input)));
                }
            }
        }
        return all;
    }

    private Node input(String text) {
        if (text.equals("this")) {
            return model;
        }
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw new UnitTestException(node.position() + ": input is this, ref('…') or source('…', '…'), not " + text);
        }
        List<String> names = call.group(3) == null ? List.of(call.group(2)) : List.of(call.group(2), call.group(3));
        Reference.Kind kind = call.group(1).equals("ref") ? Reference.Kind.REF : Reference.Kind.SOURCE;
        return project.find(new Reference(kind, names, node.position()), node.packageName())
                .orElseThrow(() -> new UnitTestException(node.position() + ": there is no " + text));
    }

    boolean restIsEmpty() {
        return node.extra("rest").filter("empty"::equals).isPresent();
    }

    private Map<?, ?> expect() {
        return node.extra("expect").orElse(Map.of()) instanceof Map<?, ?> map ? map : Map.of();
    }

    Fixture expected() {
        return new Fixture(node, directory(), expect(), "expect");
    }

    /** The rows expected of common table expressions inside the model. */
    Map<String, Fixture> commonTables() {
        Map<String, Fixture> tables = new LinkedHashMap<>();
        if (expect().get("ctes") instanceof Map<?, ?> ctes) {
            ctes.forEach((name, rows) -> {
                if (rows instanceof Map<?, ?> map) {
                    tables.put(String.valueOf(name), new Fixture(node, directory(), map, "expect of " + name));
                }
            });
        }
        return tables;
    }

    RowDifference.Matching matching() {
        String match = text(expect(), "match", "exact");
        String order = text(expect(), "order", "any");
        return switch (match + " " + order) {
            case "exact any" -> RowDifference.Matching.EXACT;
            case "exact strict" -> RowDifference.Matching.EXACT_IN_ORDER;
            case "subset any" -> RowDifference.Matching.SUBSET;
            default ->
                throw new UnitTestException(node.position()
                        + ": match is exact or subset, order is any or (of exact rows) strict, not '" + match
                        + "' and '"
                        + order + "'");
        };
    }

    private static String text(Map<?, ?> map, String key, String usual) {
        Object value = map.get(key);
        return value == null ? usual : String.valueOf(value);
    }

    private Map<String, @Nullable Object> overrides(String key) {
        Map<String, @Nullable Object> overrides = new LinkedHashMap<>();
        if (node.extra("overrides").orElse(null) instanceof Map<?, ?> all && all.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> overrides.put(String.valueOf(name), value));
        }
        return overrides;
    }

    boolean isIncremental() {
        return Boolean.TRUE.equals(overrides("macros").get("is_incremental"));
    }

    /** The time at which the test happens. */
    Optional<Instant> now() {
        return node.extra("now").map(String::valueOf).map(this::instant);
    }

    private Instant instant(String text) {
        try {
            String iso = text.strip().replace(' ', 'T');
            if (iso.length() == 10) {
                return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return OffsetDateTime.parse(iso.matches(".*(Z|[-+]\\d\\d:\\d\\d)") ? iso : iso + "Z")
                    .toInstant();
        } catch (java.time.DateTimeException wrong) {
            throw new UnitTestException(
                    node.position() + ": now is a time, such as 2021-03-10T00:00:00Z, not " + text, wrong);
        }
    }

    Substitution substitution(Map<String, String> tables) {
        Map<String, String> environment = new LinkedHashMap<>();
        overrides("env_vars").forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return new Substitution(tables, overrides("vars"), overrides("macros"), environment, now(), Optional.empty());
    }
}

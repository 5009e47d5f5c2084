package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.NearNames;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the methods of a selection ask of a node. */
final class Criteria {

    private static final List<String> METHODS = List.of(
            "fqn",
            "path",
            "file",
            "tag",
            "config",
            "resource_type",
            "test_type",
            "test_name",
            "source",
            "exposure",
            "package",
            "group",
            "access",
            "unit_test",
            "selector",
            "state");
    private static final List<String> NEED_ANOTHER_RUN = List.of("result", "source_status");

    private final Project project;
    private final Optional<EarlierState> earlier;

    Criteria(Project project, Optional<EarlierState> earlier) {
        this.project = project;
        this.earlier = earlier;
    }

    Predicate<Node> of(Selection.Criterion criterion) {
        String value = criterion.value();
        return switch (criterion.method()) {
            case "fqn" -> node -> isNamed(node, value);
            case "path" -> path(value);
            case "file" -> node -> isFile(node, value);
            case "tag" -> node -> anyMatches(node.config().tags(), value);
            case "config" -> node -> isConfigured(node, criterion.argument(), value);
            case "resource_type" ->
                node -> value.equals("all") || node.type().key().equals(value);
            case "test_type" -> node -> isTest(node, value);
            case "test_name" -> node -> testName(node).filter(matching(value)).isPresent();
            case "source" -> node -> node.type() == ResourceType.SOURCE && isQualified(node, sourceName(node), value);
            case "exposure" -> node -> node.type() == ResourceType.EXPOSURE && isQualified(node, node.name(), value);
            case "unit_test" -> node -> node.type() == ResourceType.UNIT_TEST && isQualified(node, node.name(), value);
            case "package" -> matchingPackage(value.equals("this") ? project.name() : value);
            case "group" ->
                node -> node.config().text("group").filter(matching(value)).isPresent();
            case "access" ->
                node -> node.type() == ResourceType.MODEL
                        && node.config().text("access").orElse("protected").equals(value);
            case "state" ->
                earlier.orElseThrow(() -> new ProjectException.BadRequest(
                                "'state:' needs --state with the directory of another manifest.json"))
                        .criterion(project, value);
            default -> throw unknown(criterion.method());
        };
    }

    private static ProjectException unknown(String method) {
        return new ProjectException.BadRequest(
                NEED_ANOTHER_RUN.contains(method)
                        ? "'" + method + ":' needs the artefacts of another run, which are not read yet"
                        : "no selector method '" + method + "'" + NearNames.hint(method, METHODS));
    }

    private static Predicate<Node> matchingPackage(String name) {
        return node -> matching(name).test(node.packageName());
    }

    /** A name, or the beginning of the qualified name with or without the package. */
    private static boolean isNamed(Node node, String value) {
        boolean named = node.type() != ResourceType.SOURCE && node.type() != ResourceType.EXPOSURE;
        return named
                && (isQualifiedBy(node.fqn(), value)
                        || isQualifiedBy(node.fqn().subList(1, node.fqn().size()), value));
    }

    private static boolean isQualifiedBy(List<String> fqn, String value) {
        if (matching(value).test(fqn.getLast())) {
            return true;
        }
        String[] wanted = value.split("\\.", -1);
        String[] parts = String.join(".", fqn).split("\\.", -1);
        for (int i = 0; i < wanted.length && i < parts.length; i++) {
            if (isPattern(wanted[i])) {
                return matching(rest(wanted, i)).test(rest(parts, i));
            }
            if (!wanted[i].equals(parts[i])) {
                return false;
            }
        }
        return wanted.length <= parts.length;
    }

    private static String rest(String[] parts, int from) {
        return String.join(".", List.of(parts).subList(from, parts.length));
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(letter -> "*?[]".indexOf(letter) >= 0);
    }

    /** Shell patterns: {@code *}, {@code ?}, {@code [ab]}. */
    private static Predicate<String> matching(String value) {
        if (!isPattern(value)) {
            return value::equals;
        }
        StringBuilder regex = new StringBuilder();
        value.chars()
                .forEach(letter -> regex.append(
                        switch (letter) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            case '[', ']' -> String.valueOf((char) letter);
                            default -> Pattern.quote(String.valueOf((char) letter));
                        }));
        return Pattern.compile(regex.toString()).asMatchPredicate();
    }

    private static boolean anyMatches(List<String> texts, String value) {
        return texts.stream().anyMatch(matching(value));
    }

    private static Predicate<Node> path(String value) {
        String bare = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + bare);
        return node -> {
            for (Path path = Path.of(node.position().path()); path != null; path = path.getParent()) {
                if (path.toString().equals(bare) || matcher.matches(path)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean isFile(Node node, String value) {
        String file = node.path().substring(node.path().lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return matching(value).test(file) || (dot > 0 && matching(value).test(file.substring(0, dot)));
    }

    private static boolean isConfigured(Node node, String key, String value) {
        Object found = node.config().values();
        for (String step : key.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return switch (found) {
            case null -> false;
            case List<?> list -> anyMatches(list.stream().map(String::valueOf).toList(), value);
            case Map<?, ?> map -> map.containsKey(value);
            case Boolean flag -> flag.toString().equals(value.toLowerCase(Locale.ROOT));
            default -> matching(value).test(String.valueOf(found));
        };
    }

    private static boolean isTest(Node node, String value) {
        boolean unit = node.type() == ResourceType.UNIT_TEST;
        boolean data = node.type() == ResourceType.TEST;
        boolean generic = testName(node).isPresent();
        return switch (value) {
            case "unit" -> unit;
            case "data" -> data;
            case "generic" -> data && generic;
            case "singular" -> data && !generic;
            default ->
                throw new ProjectException.BadRequest("test_type is generic, singular, data or unit, not " + value);
        };
    }

    static Optional<String> testName(Node node) {
        return node.extra("test_metadata")
                .map(metadata -> metadata instanceof Map<?, ?> map ? String.valueOf(map.get("name")) : "");
    }

    private static String sourceName(Node node) {
        return node.extra("source_name").map(String::valueOf).orElse("");
    }

    /** {@code name}, {@code name.table} or {@code package.name.table}; each part may be a pattern. */
    private static boolean isQualified(Node node, String name, String value) {
        List<String> full = node.type() == ResourceType.SOURCE
                ? List.of(node.packageName(), name, node.name())
                : List.of(node.packageName(), name);
        String[] wanted = value.split("\\.", -1);
        int from = wanted.length == full.size() ? 0 : 1;
        if (wanted.length + from > full.size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!matching(wanted[i]).test(full.get(from + i))) {
                return false;
            }
        }
        return true;
    }
}

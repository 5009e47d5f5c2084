package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.transformation.NodeDifference.Change;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells two manifests apart, node by node: tables, configuration, columns, descriptions, what is needed, and SQL by its meaning. */
public final class ManifestDifference {

    private static final List<String> SECTIONS = List.of("sources", "nodes", "unit_tests", "exposures");

    private ManifestDifference() {}

    /** What changed since an earlier state, in the order of unique ids; the project is taken for the state's target and time. */
    public static List<NodeDifference> since(EarlierState earlier, Project project) {
        Project then = earlier.then(project);
        Map<String, @Nullable Object> now = new Manifest(
                        then,
                        EarlierState.compiled(then),
                        then.options().clock().instant())
                .data();
        return between(parsed(earlier.file()), now);
    }

    /** What changed from the manifest in one directory to that in another. */
    public static List<NodeDifference> between(Path earlier, Path later) {
        return between(parsed(EarlierState.file(earlier)), parsed(EarlierState.file(later)));
    }

    private static Map<?, ?> parsed(Path file) {
        return map(JsonText.parse(DataFile.text(file)));
    }

    private static List<NodeDifference> between(Map<?, ?> earlier, Map<?, ?> later) {
        Map<String, Map<?, ?>> before = entries(earlier);
        Map<String, Map<?, ?>> after = entries(later);
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        List<NodeDifference> differences = new ArrayList<>();
        for (String id : ids) {
            Map<?, ?> old = before.get(id);
            Map<?, ?> fresh = after.get(id);
            if (old == null || fresh == null) {
                differences.add(new NodeDifference(id, old == null ? Change.NEW : Change.GONE, List.of()));
            } else {
                List<String> what = differing(old, fresh);
                if (!what.isEmpty()) {
                    differences.add(new NodeDifference(id, Change.CHANGED, what));
                }
            }
        }
        return differences;
    }

    private static Map<String, Map<?, ?>> entries(Map<?, ?> manifest) {
        Map<String, Map<?, ?>> entries = new TreeMap<>();
        for (String section : SECTIONS) {
            map(manifest.get(section)).forEach((id, entry) -> entries.put(String.valueOf(id), map(entry)));
        }
        return entries;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> differing(Map<?, ?> before, Map<?, ?> after) {
        Object meaning = before.get("meaning");
        if (meaning != null && meaning.equals(after.get("meaning"))) {
            return List.of();
        }
        List<String> what = new ArrayList<>();
        told(what, "table", before.get("relation_name"), after.get("relation_name"));
        what.addAll(keys("config ", map(before.get("config")), map(after.get("config"))));
        what.addAll(columns(map(before.get("columns")), map(after.get("columns"))));
        if (!text(before.get("description")).equals(text(after.get("description")))) {
            what.add("description is another");
        }
        what.addAll(needs(before, after));
        sql(before, after).ifPresent(what::add);
        if (what.isEmpty() && meaning != null) {
            what.add("something else that is said of it");
        }
        return what;
    }

    private static void told(List<String> what, String key, @Nullable Object before, @Nullable Object after) {
        if (!same(before, after)) {
            what.add("%s: %s, was %s".formatted(key, after, before));
        }
    }

    private static boolean same(@Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after) || JsonText.of(before).equals(JsonText.of(after));
    }

    private static List<String> keys(String prefix, Map<?, ?> before, Map<?, ?> after) {
        Set<String> keys = new TreeSet<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream()).forEach(key -> keys.add(String.valueOf(key)));
        List<String> what = new ArrayList<>();
        keys.forEach(key -> told(what, prefix + key, before.get(key), after.get(key)));
        return what;
    }

    private static List<String> columns(Map<?, ?> before, Map<?, ?> after) {
        Map<String, String> what = new LinkedHashMap<>();
        after.forEach((name, column) -> {
            if (!before.containsKey(name)) {
                what.put(String.valueOf(name), "is new");
            } else {
                List<String> keys = keys("", map(before.get(name)), map(column));
                if (!keys.isEmpty()) {
                    what.put(String.valueOf(name), String.join("; ", keys));
                }
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> what.put(String.valueOf(name), "is gone"));
        return what.entrySet().stream()
                .map(each -> "column " + each.getKey() + ": " + each.getValue())
                .toList();
    }

    private static List<String> needs(Map<?, ?> before, Map<?, ?> after) {
        List<?> old = nodes(before);
        List<?> fresh = nodes(after);
        return Stream.concat(
                        fresh.stream().filter(id -> !old.contains(id)).map(id -> "needs " + id),
                        old.stream().filter(id -> !fresh.contains(id)).map(id -> "no longer needs " + id))
                .toList();
    }

    private static List<?> nodes(Map<?, ?> entry) {
        return map(entry.get("depends_on")).get("nodes") instanceof List<?> nodes ? nodes : List.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Compiled SQL when both states have it, else what the files say. */
    private static java.util.Optional<String> sql(Map<?, ?> before, Map<?, ?> after) {
        boolean compiled = before.get("compiled_code") != null && after.get("compiled_code") != null;
        String key = compiled ? "compiled_code" : "raw_code";
        String old = text(before.get(key));
        String fresh = text(after.get(key));
        if (SqlToken.bare(old).equals(SqlToken.bare(fresh))) {
            return java.util.Optional.empty();
        }
        List<String> gone = lines(old);
        List<String> come = lines(fresh);
        lines(fresh).forEach(gone::remove);
        lines(old).forEach(come::remove);
        return java.util.Optional.of("SQL: %d lines more, %d less".formatted(come.size(), gone.size())
                + first(come, "+ ")
                + first(gone, "- "));
    }

    private static String first(List<String> lines, String mark) {
        return lines.isEmpty() ? "" : "\n    " + mark + lines.getFirst();
    }

    private static List<String> lines(String sql) {
        return new ArrayList<>(
                sql.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }
}

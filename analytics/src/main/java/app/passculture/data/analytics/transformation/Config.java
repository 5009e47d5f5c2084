package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The configuration of a node: what the folders, the YAML and the file itself say, merged. */
public final class Config {

    static final Config EMPTY = new Config(Map.of());

    /** Keys whose values of all levels count. */
    private static final Set<String> ADDED = Set.of("tags", "pre_hook", "post_hook", "packages");

    /** Keys whose entries are merged, the closer level winning. */
    private static final Set<String> MERGED =
            Set.of("meta", "docs", "quoting", "column_types", "persist_docs", "contract");

    private final Map<String, @Nullable Object> values;

    private Config(Map<String, @Nullable Object> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Config of(Map<String, ?> values) {
        return EMPTY.with(values);
    }

    /** This configuration with a closer level laid over it. */
    Config with(Map<String, ?> closer) {
        if (closer.isEmpty()) {
            return this;
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(values);
        closer.forEach((written, value) -> {
            String key = canonical(written);
            merged.put(key, merged(key, merged.get(key), value));
        });
        return new Config(merged);
    }

    private static String canonical(String written) {
        String bare = written.startsWith("+") ? written.substring(1) : written;
        return switch (bare) {
            case "pre-hook" -> "pre_hook";
            case "post-hook" -> "post_hook";
            default -> bare;
        };
    }

    private static @Nullable Object merged(String key, @Nullable Object before, @Nullable Object value) {
        if (ADDED.contains(key)) {
            List<@Nullable Object> all = new ArrayList<>(list(before));
            list(value).stream()
                    .filter(item -> !key.equals("tags") || !all.contains(item))
                    .forEach(all::add);
            return all;
        }
        if (MERGED.contains(key) && before instanceof Map<?, ?> outer && value instanceof Map<?, ?> inner) {
            Map<Object, @Nullable Object> all = new LinkedHashMap<>(outer);
            all.putAll(inner);
            return all;
        }
        return key.equals("grants") ? granted(before, value) : value;
    }

    /** A role replaces what an outer level says of it, with {@code +} before its name it adds to that, or to a level that is merged later. */
    private static @Nullable Object granted(@Nullable Object before, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> closer)) {
            return value;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (before instanceof Map<?, ?> outer) {
            outer.forEach((role, grantees) -> all.put(String.valueOf(role), grantees));
        }
        closer.forEach((written, grantees) -> {
            String role = String.valueOf(written);
            String bare = role.startsWith("+") ? role.substring(1) : role;
            boolean adds = role.startsWith("+");
            String kept = adds && !all.containsKey(bare) ? role : bare;
            List<@Nullable Object> listed = new ArrayList<>(adds ? list(all.get(kept)) : List.of());
            listed.addAll(list(grantees));
            all.remove("+" + bare);
            all.put(kept, listed);
        });
        return all;
    }

    private static List<?> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> items -> items;
            default -> List.of(value);
        };
    }

    /** All values by key, as plain data. */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    public Optional<Object> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public Optional<String> text(String key) {
        return find(key).map(String::valueOf);
    }

    /** A list; a single value counts as a list of one. */
    public List<String> texts(String key) {
        return list(values.get(key)).stream().map(String::valueOf).toList();
    }

    /** Whether the node takes part at all. */
    public boolean enabled() {
        return find("enabled").map(value -> !value.equals(false)).orElse(true);
    }

    public List<String> tags() {
        return texts("tags");
    }

    public String materialized() {
        return text("materialized").orElse("view");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Config config && config.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}

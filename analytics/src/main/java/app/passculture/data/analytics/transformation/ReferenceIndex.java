package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.NearNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a ref or source means. */
final class ReferenceIndex<T> {

    private final String root;
    private final Map<String, Map<String, T>> referable = new HashMap<>();
    private final Map<List<String>, Map<String, T>> sources = new HashMap<>();

    ReferenceIndex(String root) {
        this.root = root;
    }

    void addReferable(String packageName, String name, T item) {
        referable.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(packageName, item);
    }

    void addSource(String packageName, List<String> names, T item) {
        sources.computeIfAbsent(names, _ -> new LinkedHashMap<>()).put(packageName, item);
    }

    /** What the reference means in a node of the package: its own package first, then the root, then any other. */
    Optional<T> find(Reference reference, String packageName) {
        Map<String, T> named = reference.kind() == Reference.Kind.SOURCE
                ? sources.getOrDefault(reference.names(), Map.of())
                : referable.getOrDefault(reference.last(), Map.of());
        if (reference.kind() == Reference.Kind.REF && reference.packageName().isPresent()) {
            return Optional.ofNullable(named.get(reference.packageName().get()));
        }
        return Stream.of(packageName, root)
                .map(named::get)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .or(() -> named.values().stream().findFirst());
    }

    /** What to say when nothing was found. */
    String unknown(Reference reference) {
        if (reference.kind() == Reference.Kind.SOURCE) {
            String wanted = String.join(".", reference.names());
            List<String> known = new ArrayList<>();
            sources.keySet().forEach(names -> known.add(String.join(".", names)));
            return "no source '" + wanted + "'" + NearNames.hint(wanted, known);
        }
        if (reference.packageName().isPresent() && referable.containsKey(reference.last())) {
            return "no model, seed or snapshot '%s' in package '%s'; it is in %s"
                    .formatted(
                            reference.last(),
                            reference.packageName().get(),
                            String.join(", ", referable.get(reference.last()).keySet()));
        }
        return "no model, seed or snapshot '" + reference.last() + "'"
                + NearNames.hint(reference.last(), referable.keySet());
    }
}

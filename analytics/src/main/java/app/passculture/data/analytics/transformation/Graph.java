package app.passculture.data.analytics.transformation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which node needs which. Immutable, without cycles. */
public final class Graph {

    private final Map<String, Set<String>> parents;
    private final Map<String, Set<String>> children;
    private final List<String> order;

    private Graph(Map<String, Set<String>> parents, Map<String, Set<String>> children, List<String> order) {
        this.parents = parents;
        this.children = children;
        this.order = order;
    }

    /**
     * The graph of nodes and what each needs.
     *
     * @throws ProjectException.BadRequest when there is a cycle; the message tells its path
     */
    public static Graph of(Map<String, ? extends Collection<String>> needs) {
        Map<String, Set<String>> parents = new LinkedHashMap<>();
        Map<String, Set<String>> children = new LinkedHashMap<>();
        needs.keySet().forEach(node -> children.put(node, new TreeSet<>()));
        needs.forEach((node, needed) -> {
            Set<String> known = new LinkedHashSet<>(needed);
            known.retainAll(needs.keySet());
            parents.put(node, known);
            known.forEach(
                    parent -> children.getOrDefault(parent, new TreeSet<>()).add(node));
        });
        List<String> order = ordered(parents, children);
        if (order.size() < parents.size()) {
            throw new ProjectException.BadRequest(
                    "cycle: " + String.join(" -> ", cycle(parents, new HashSet<>(order))));
        }
        return new Graph(parents, children, order);
    }

    private static List<String> ordered(Map<String, Set<String>> parents, Map<String, Set<String>> children) {
        Map<String, Integer> open = new HashMap<>();
        parents.forEach((node, needed) -> open.put(node, needed.size()));
        Deque<String> ready = new ArrayDeque<>();
        parents.keySet().stream()
                .filter(node -> parents.getOrDefault(node, Set.of()).isEmpty())
                .forEach(ready::add);
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String node = ready.remove();
            order.add(node);
            for (String child : children.getOrDefault(node, Set.of())) {
                if (open.merge(child, -1, Integer::sum) == 0) {
                    ready.add(child);
                }
            }
        }
        return List.copyOf(order);
    }

    /** Follows unordered parents until one comes again. */
    static List<String> cycle(Map<String, Set<String>> parents, Set<String> ordered) {
        List<String> path = new ArrayList<>();
        String node = parents.keySet().stream()
                .filter(each -> !ordered.contains(each))
                .findFirst()
                .orElseThrow();
        while (!path.contains(node)) {
            path.add(node);
            node = parents.getOrDefault(node, Set.of()).stream()
                    .filter(each -> !ordered.contains(each))
                    .findFirst()
                    .orElseThrow();
        }
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(node), path.size()));
        cycle.add(node);
        return cycle.reversed();
    }

    /** Every node after all that it needs. */
    public List<String> order() {
        return order;
    }

    public Set<String> parents(String node) {
        return parents.getOrDefault(node, Set.of());
    }

    public Set<String> children(String node) {
        return children.getOrDefault(node, Set.of());
    }

    /** All that the node needs, within so many steps. */
    public Set<String> ancestors(String node, int steps) {
        return reached(node, parents, steps);
    }

    /** All that needs the node, within so many steps. */
    public Set<String> descendants(String node, int steps) {
        return reached(node, children, steps);
    }

    private static Set<String> reached(String node, Map<String, Set<String>> edges, int steps) {
        Set<String> reached = new LinkedHashSet<>();
        Set<String> border = Set.of(node);
        for (int step = 0; step < steps && !border.isEmpty(); step++) {
            Set<String> next = new LinkedHashSet<>();
            border.forEach(each -> next.addAll(edges.getOrDefault(each, Set.of())));
            next.removeIf(each -> !reached.add(each));
            border = next;
        }
        return reached;
    }
}

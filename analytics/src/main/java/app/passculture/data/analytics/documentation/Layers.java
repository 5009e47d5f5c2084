package app.passculture.data.analytics.documentation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts nodes into columns, each right of all that it needs, and orders each column so that few lines cross. */
final class Layers {

    private static final int SWEEPS = 6;

    private final List<List<String>> columns;

    private Layers(List<List<String>> columns) {
        this.columns = columns;
    }

    /** Nodes in an order in which each comes after its parents. */
    static Layers of(List<String> ordered, Function<String, ? extends Collection<String>> parents) {
        Map<String, Integer> depth = new LinkedHashMap<>();
        for (String node : ordered) {
            depth.put(
                    node,
                    parents.apply(node).stream()
                            .filter(depth::containsKey)
                            .mapToInt(parent -> depth.getOrDefault(parent, 0) + 1)
                            .max()
                            .orElse(0));
        }
        List<List<String>> columns = new ArrayList<>();
        depth.forEach((node, column) -> {
            while (columns.size() <= column) {
                columns.add(new ArrayList<>());
            }
            columns.get(column).add(node);
        });
        Layers layers = new Layers(columns);
        layers.untangle(parents);
        return layers;
    }

    /** Each node goes to the middle of its neighbours, from the left and from the right in turn. */
    private void untangle(Function<String, ? extends Collection<String>> parents) {
        Map<String, List<String>> neighbours = new HashMap<>();
        columns.forEach(column -> column.forEach(node -> parents.apply(node).forEach(parent -> {
            neighbours.computeIfAbsent(node, _ -> new ArrayList<>()).add(parent);
            neighbours.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node);
        })));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            Map<String, Double> places = places();
            for (List<String> column : sweep % 2 == 0 ? columns : columns.reversed()) {
                column.sort(Comparator.comparingDouble(node -> neighbours.getOrDefault(node, List.of()).stream()
                        .filter(places::containsKey)
                        .mapToDouble(each -> places.getOrDefault(each, 0.0))
                        .average()
                        .orElse(places.getOrDefault(node, 0.0))));
                for (int i = 0; i < column.size(); i++) {
                    places.put(column.get(i), (i + 0.5) / column.size());
                }
            }
        }
    }

    private Map<String, Double> places() {
        Map<String, Double> places = new HashMap<>();
        columns.forEach(column -> {
            for (int i = 0; i < column.size(); i++) {
                places.put(column.get(i), (i + 0.5) / column.size());
            }
        });
        return places;
    }

    List<List<String>> columns() {
        return columns;
    }
}

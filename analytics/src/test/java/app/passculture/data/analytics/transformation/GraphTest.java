package app.passculture.data.analytics.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GraphTest {

    @Test
    void stepsLimitTheReach() {
        Graph graph = Graph.of(Map.of("a", List.of(), "b", List.of("a"), "c", List.of("b"), "d", List.of("c")));
        assertThat(graph.ancestors("d", 1)).containsExactly("c");
        assertThat(graph.ancestors("d", Integer.MAX_VALUE)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(graph.descendants("a", 2)).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void cyclesTellTheirPath() {
        assertThatThrownBy(() -> Graph.of(new java.util.TreeMap<>(
                        Map.of("a", List.of("b"), "b", List.of("c"), "c", List.of("a"), "d", List.of("a")))))
                .hasMessage("cycle: a -> c -> b -> a");
    }

    @Property
    void everyNodeComesAfterWhatItNeeds(@ForAll @Size(max = 40) List<@IntRange(max = 39) Integer> picks) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (int i = picks.size() - 1; i >= 0; i--) {
            int lower = picks.get(i) % (i + 1);
            needs.put("n" + i, lower < i ? List.of("n" + lower) : List.of());
        }
        List<String> order = new ArrayList<>(Graph.of(needs).order());
        assertThat(order).hasSameSizeAs(needs.keySet());
        needs.forEach((node, needed) ->
                needed.forEach(each -> assertThat(order.indexOf(each)).isLessThan(order.indexOf(node))));
    }
}

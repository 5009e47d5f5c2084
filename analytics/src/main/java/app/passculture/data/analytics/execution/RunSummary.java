package app.passculture.data.analytics.execution;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a run ended: the results of its nodes in the order in which they ended. */
public record RunSummary(String invocation, NodeResult.Span span, List<NodeResult> results, Ending ending) {

    /** Whether it came to its end. */
    public enum Ending {
        COMPLETE,
        INTERRUPTED
    }

    public RunSummary {
        results = List.copyOf(results);
    }

    /** Whether every node is well and none was cancelled. */
    public boolean isWell() {
        return ending == Ending.COMPLETE
                && results.stream().allMatch(result -> result.status().isWell());
    }

    public Map<Status, Integer> counts() {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        results.forEach(result -> counts.merge(result.status(), 1, Integer::sum));
        return counts;
    }

    public long bytes() {
        return results.stream().mapToLong(result -> result.totals().bytes()).sum();
    }
}

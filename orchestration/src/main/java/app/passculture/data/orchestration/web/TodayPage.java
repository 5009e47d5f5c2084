package app.passculture.data.orchestration.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page of today shows. */
public record TodayPage(
        Counts counts,
        List<Failure> failures,
        List<RunRow> underWay,
        List<Waiting> waiting,
        Timeline timeline,
        List<Node> nodes,
        List<Pool> pools) {

    public TodayPage {
        failures = List.copyOf(failures);
        underWay = List.copyOf(underWay);
        waiting = List.copyOf(waiting);
        nodes = List.copyOf(nodes);
        pools = List.copyOf(pools);
    }

    /** How many pipelines there are, and how many of them are well: their latest run has not failed. */
    public record Counts(int pipelines, int well) {}

    /** A pipeline whose latest run failed. */
    public record Failure(
            String pipeline,
            String run,
            String owner,
            @Nullable Instant endedAt,
            @Nullable String task,
            String reason) {}

    /** A run that has not ended. */
    public record RunRow(
            String pipeline,
            String run,
            String state,
            @Nullable Instant startedAt) {}

    /** A task that has waited long for a place. */
    public record Waiting(String pipeline, String run, String task, String gate, Instant since) {}

    /** A process of the server. */
    public record Node(String name, boolean alive, int load, Instant leaseUntil) {}

    /** A pool. */
    public record Pool(String name, int slots, int used) {}

    public boolean isBad() {
        return !failures.isEmpty() || nodes.stream().noneMatch(Node::alive);
    }
}

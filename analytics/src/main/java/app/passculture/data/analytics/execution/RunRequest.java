package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Deferral;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.ProjectOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run: nodes, whether incremental models are made anew, the days (those of the project when empty), how many nodes at a time,
 * what happens after a failure, the id by which the run and its jobs are known, how many seconds nodes took last time, and the tables
 * of another state that stand for those that are not built.
 */
public record RunRequest(
        List<Node> nodes,
        ProjectOptions.Refresh refresh,
        Optional<ProjectOptions.Window> window,
        int threads,
        AfterFailure afterFailure,
        String invocation,
        Map<String, Double> seconds,
        Deferral deferral) {

    /** What happens to the rest of a run when a node is not well. */
    public enum AfterFailure {
        GO_ON,
        STOP
    }

    public RunRequest {
        nodes = List.copyOf(nodes);
        seconds = Map.copyOf(seconds);
        if (threads < 1) {
            throw new ExecutionException.BadRequest("at least one thread is needed, not " + threads);
        }
    }

    /** An incremental run of nodes, one after the other. */
    public static RunRequest of(List<Node> nodes, String invocation) {
        return new RunRequest(
                nodes,
                ProjectOptions.Refresh.INCREMENTAL,
                Optional.empty(),
                1,
                AfterFailure.GO_ON,
                invocation,
                Map.of(),
                Deferral.NONE);
    }

    public RunRequest withThreads(int number) {
        return new RunRequest(nodes, refresh, window, number, afterFailure, invocation, seconds, deferral);
    }

    public RunRequest withWindow(ProjectOptions.Window days) {
        return new RunRequest(nodes, refresh, Optional.of(days), threads, afterFailure, invocation, seconds, deferral);
    }
}

package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.Answers.Answer;
import app.passculture.data.orchestration.history.FoundTask;
import app.passculture.data.orchestration.history.Pipelines;
import app.passculture.data.orchestration.history.TaskFilter;
import app.passculture.data.orchestration.history.Tasks;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import java.util.List;
import java.util.Set;

/** Says what a task waits for. */
final class WaitReasons {
    private static final Set<String> WAITING = Set.of("none", "scheduled", "up_for_retry", "deferred", "restarting");
    private static final Set<String> ENDED = Set.of("success", "failed", "skipped", "upstream_failed");

    private final Tasks tasks;
    private final Pipelines pipelines;

    WaitReasons(Tasks tasks, Pipelines pipelines) {
        this.tasks = tasks;
        this.pipelines = pipelines;
    }

    /** Something that keeps a task. */
    record Reason(String name, String reason) implements Answer {}

    List<Reason> of(FoundTask task) {
        if (!WAITING.contains(task.state())) {
            return List.of();
        }
        String gate = task.gate();
        if (task.run().state().equals("queued")) {
            return List.of(new Reason("Run", "the run waits for another run of its pipeline to end"));
        }
        if (gate == null || gate.equals("deps")) {
            return List.of(dependencies(task));
        }
        if (gate.equals("code")) {
            return List.of(code(task));
        }
        return List.of(other(gate));
    }

    private static Reason code(FoundTask task) {
        String version = task.run().version().number() + " of " + task.run().pipeline();
        return new Reason(
                "Code",
                "no node that runs tasks has version " + version
                        + " yet; clear it with run_on_latest_version, or start a node that has it");
    }

    private Reason dependencies(FoundTask task) {
        TaskSpec declared = pipelines.spec(task.run().version().id()).tasks().get(task.place());
        List<String> missing = declared.upstream().isEmpty()
                ? List.of()
                : tasks
                        .page(
                                TaskFilter.of(task.run()).named(declared.upstream()),
                                List.of(),
                                new Window(Window.MOST, 0))
                        .rows()
                        .stream()
                        .filter(earlier -> !ENDED.contains(earlier.state()))
                        .map(FoundTask::task)
                        .toList();
        return new Reason("Trigger Rule", declared.rule().text() + " waits for " + String.join(", ", missing));
    }

    private static Reason other(String gate) {
        String what = gate.contains(":") ? gate.substring(gate.indexOf(':') + 1) : "";
        return switch (gate.replaceFirst(":.*", "")) {
            case "pool" -> new Reason("Pool Slots Available", "waits for slots of the pool " + what);
            case "paused" -> new Reason("Pipeline Not Paused", "the run is paused");
            case "tasks" -> new Reason("Active Tasks", "the run already has as many active tasks as it may");
            case "time" -> new Reason("Not In Retry Period", "the next try is not due yet");
            case "event" -> new Reason("Other Pipeline", "waits for the latest scheduled run of " + what);
            case "stopping" -> new Reason("Stopping", "waits for its cleared attempt to stop");
            default -> new Reason("Next Step", "starts with the next step");
        };
    }
}

package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import app.passculture.data.orchestration.run.Capacity;
import app.passculture.data.orchestration.run.Gate;
import app.passculture.data.orchestration.run.Gates;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Says why a task is in its state. */
final class Reasons {

    private final GateReads gates;

    Reasons(GateReads gates) {
        this.gates = gates;
    }

    TaskPage.Reason of(RunHead run, RunSnapshot snapshot, TaskRow task, Instant now) {
        Optional<Gate> gate = Gates.of(snapshot, task.ix(), capacity(task));
        List<TaskPage.Before> before = before(snapshot, task);
        return new TaskPage.Reason(
                sentence(task, before, gate, now),
                advice(task, before),
                before,
                gate.map(found ->
                        new TaskPage.Waiting(found.key(), text(found), holders(run, snapshot, found), ahead(found))));
    }

    /** Whether a node has the code is known to the nodes only, which have noted it. */
    private Capacity capacity(TaskRow task) {
        Capacity capacity = gates.capacity();
        return new Gate.Code().key().equals(task.gate()) ? capacity.withoutCode() : capacity;
    }

    private static List<TaskPage.Before> before(RunSnapshot snapshot, TaskRow task) {
        TriggerRule rule = snapshot.plan().task(task.ix()).rule();
        return snapshot.plan().task(task.ix()).upstream().stream()
                .map(id -> before(id, snapshot.task(id).state(), rule))
                .toList();
    }

    private static TaskPage.Before before(String id, TaskState state, TriggerRule rule) {
        String verdict = !state.isEnded() ? "open" : suits(rule, state) ? "met" : "broken";
        return new TaskPage.Before(id, state.name().toLowerCase(Locale.ROOT), verdict);
    }

    /** Whether the end of one task before is one that the rule asks for. */
    private static boolean suits(TriggerRule rule, TaskState state) {
        return switch (rule) {
            case ALL_SUCCESS, ONE_SUCCESS -> state == TaskState.SUCCESS;
            case ALL_FAILED, ONE_FAILED -> state.isFailure();
            case ALL_SKIPPED -> state == TaskState.SKIPPED;
            case ONE_DONE, NONE_SKIPPED -> state != TaskState.SKIPPED;
            case NONE_FAILED, NONE_FAILED_MIN_ONE_SUCCESS -> !state.isFailure();
            case ALL_DONE, ALWAYS -> true;
        };
    }

    private static Message sentence(TaskRow task, List<TaskPage.Before> before, Optional<Gate> gate, Instant now) {
        TaskRow.Tries tries = task.tries();
        TaskRow.Times times = task.times();
        return switch (task.state()) {
            case "success" -> Message.of("task.say.success", took(task, now), tries.current());
            case "failed" -> Message.of("task.say.failed", tries.current(), fault(task));
            case "running" ->
                Message.of("task.say.running", took(task, now), tries.current(), tries.most(), node(task));
            case "queued" -> Message.of("task.say.queued", node(task));
            case "up_for_retry" -> retry(task, fault(task), times.due());
            case "deferred" ->
                gate.map(Reasons::text).orElseGet(() -> Message.of("task.say.deferred", took(task, now), node(task)));
            case "upstream_failed" -> Message.of("task.say.upstream_failed", names(before, "broken"));
            case "skipped" -> Message.of("task.say.skipped", names(before, "broken"));
            default -> gate.map(Reasons::text).orElseGet(() -> Message.of("task.gate.next"));
        };
    }

    private static Message retry(TaskRow task, String fault, @org.jspecify.annotations.Nullable Instant due) {
        int next = task.tries().current() + 1;
        return due == null
                ? Message.of("task.say.retry.soon", fault, next, task.tries().most())
                : Message.of("task.say.retry", fault, next, task.tries().most(), due);
    }

    private static Optional<Message> advice(TaskRow task, List<TaskPage.Before> before) {
        return switch (task.state()) {
            case "failed" -> Optional.of(Message.of("task.advice.failed"));
            case "upstream_failed" -> Optional.of(Message.of("task.advice.upstream_failed", names(before, "broken")));
            case "up_for_retry" -> Optional.of(Message.of("task.advice.up_for_retry"));
            default -> Optional.empty();
        };
    }

    private static Object took(TaskRow task, Instant now) {
        return Spans.text(task.took(now));
    }

    private static String fault(TaskRow task) {
        return task.fault() == null ? "–" : task.fault().firstLine();
    }

    private static String node(TaskRow task) {
        return Objects.requireNonNullElse(task.node(), "–");
    }

    private static String names(List<TaskPage.Before> before, String verdict) {
        List<String> names = before.stream()
                .filter(each -> each.verdict().equals(verdict))
                .map(TaskPage.Before::task)
                .toList();
        return names.isEmpty() ? "–" : few(names);
    }

    private static String few(List<String> names) {
        return names.size() <= 5 ? String.join(", ", names) : String.join(", ", names.subList(0, 5)) + ", …";
    }

    static Message text(Gate gate) {
        return switch (gate) {
            case Gate.Run _ -> Message.of("task.gate.run");
            case Gate.Dependencies(TriggerRule rule, List<String> missing) ->
                Message.of("task.gate.deps", few(missing), rule.text());
            case Gate.Paused _ -> Message.of("task.gate.paused");
            case Gate.ActiveTasks(int limit) -> Message.of("task.gate.tasks", limit);
            case Gate.Pool(String name, int wanted, int free) -> Message.of("task.gate.pool", name, wanted, free);
            case Gate.Time(Instant due) ->
                due == null ? Message.of("task.gate.next") : Message.of("task.gate.time", due);
            case Gate.OtherPipeline(String pipeline) -> Message.of("task.gate.event", pipeline);
            case Gate.Stopping _ -> Message.of("task.gate.stopping");
            case Gate.Code _ -> Message.of("task.gate.code");
            case Gate.Next _ -> Message.of("task.gate.next");
        };
    }

    private List<TaskPage.Holder> holders(RunHead run, RunSnapshot snapshot, Gate gate) {
        return switch (gate) {
            case Gate.Pool pool -> gates.holders(pool.name());
            case Gate.Run _ -> gates.activeRuns(run.pipeline(), run.id());
            case Gate.OtherPipeline(String pipeline) -> gates.latestRun(pipeline);
            case Gate.ActiveTasks _ -> gates.active(run, snapshot);
            default -> List.of();
        };
    }

    private List<TaskPage.Holder> ahead(Gate gate) {
        return gate instanceof Gate.Pool pool ? gates.waiters(pool.name()) : List.of();
    }
}

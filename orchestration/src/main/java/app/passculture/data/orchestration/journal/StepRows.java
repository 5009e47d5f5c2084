package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.run.Advance;
import app.passculture.data.orchestration.run.Attempt;
import app.passculture.data.orchestration.run.Capacity;
import app.passculture.data.orchestration.run.Change;
import app.passculture.data.orchestration.run.Claim;
import app.passculture.data.orchestration.run.Effect;
import app.passculture.data.orchestration.run.Gate;
import app.passculture.data.orchestration.run.Gates;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.TaskProgress;
import app.passculture.data.orchestration.run.TaskState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows that steps of runs become, in the order of the parameters of write-steps.sql. */
final class StepRows {

    private final Columns runs = new Columns(
            "bigint", "integer", "text", "text", "boolean", "bigint", "bigint", "text", "bigint", "boolean");
    private final Columns tasks = new Columns(
            "bigint",
            "smallint",
            "text",
            "integer",
            "integer",
            "integer",
            "uuid",
            "boolean",
            "text",
            "bigint",
            "bigint",
            "text",
            "text",
            "text",
            "bigint",
            "bigint");
    private final Columns attempts =
            new Columns("bigint", "smallint", "uuid", "integer", "text", "text", "bigint", "bigint", "integer");
    private final Columns outputs = new Columns("bigint", "smallint", "text", "text", "text", "text", "text", "bigint");
    private final Columns withdrawn = new Columns("bigint", "smallint");
    private final Columns notices = new Columns("text", "text", "bigint", "text");
    private final Columns watches = new Columns("bigint", "smallint", "uuid", "text");
    private final Columns waited = new Columns("bigint", "smallint");
    private final Columns stops = new Columns("bigint", "smallint", "uuid", "integer", "text");

    StepRows(List<RunStep> steps) {
        steps.forEach(this::add);
    }

    void bind(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Columns columns : List.of(runs, tasks, attempts, outputs, withdrawn, notices, watches, waited, stops)) {
            next = columns.bind(statement, next);
        }
    }

    private void add(RunStep step) {
        Advance advance = step.advance();
        addRun(step);
        Set<UUID> claimed = claimed(advance);
        if (step.isHandedOver()) {
            step.advance().unmoved(TaskState.SCHEDULED).forEach(same -> addTask(step, same, claimed));
        }
        for (Change change : advance.changes()) {
            if (change instanceof Change.TaskChanged moved) {
                addTask(step, moved, claimed);
            }
        }
        advance.ended().forEach(attempt -> addAttempt(step, attempt));
        advance.effects().forEach(effect -> addEffect(step, effect));
    }

    private static Set<UUID> claimed(Advance advance) {
        Set<UUID> claimed = advance.claims().stream().map(Claim::attempt).collect(Collectors.toSet());
        advance.effects().stream()
                .flatMap(effect -> effect instanceof Effect.Watch watch ? Stream.of(watch.attempt()) : Stream.empty())
                .forEach(claimed::add);
        return claimed;
    }

    private void addRun(RunStep step) {
        RunSnapshot run = step.advance().run();
        RunSnapshot.Progress progress = run.progress();
        runs.add(
                step.before().id(),
                step.before().revision(),
                progress.state(),
                progress.halt(),
                progress.paused(),
                progress.deadline(),
                run.nextWake().orElse(null),
                counts(run),
                step.now(),
                step.advance().left());
    }

    static String counts(RunSnapshot run) {
        Map<String, Integer> counts = new TreeMap<>();
        run.tasks().forEach(task -> counts.merge(task.state().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return Json.write(counts);
    }

    private void addTask(RunStep step, Change.TaskChanged change, Set<UUID> claimed) {
        TaskProgress task = change.after();
        UUID attempt = task.attempt();
        boolean waits = isWait(step, change.task());
        boolean claimedNow = attempt != null && claimed.contains(attempt);
        tasks.add(
                step.before().id(),
                change.task(),
                task.state(),
                task.tries(),
                task.triesBeforeClear(),
                task.losses(),
                attempt,
                claimedNow,
                gate(step.advance(), change.task()),
                task.readyAt(),
                task.due(),
                task.handle(),
                Json.writeNullable(task.chosen()),
                Json.writeNullable(task.failure()),
                waits && claimedNow ? step.now() : started(step, attempt),
                step.now());
        if (task.state() == TaskState.NONE && change.before().state().isEnded()) {
            withdrawn.add(step.before().id(), change.task());
        }
        if (waits && change.before().state() == TaskState.DEFERRED && task.state() != TaskState.DEFERRED) {
            waited.add(step.before().id(), change.task());
        }
    }

    private static boolean isWait(RunStep step, int task) {
        return step.before().snapshot().plan().task(task).role() instanceof Role.Wait;
    }

    private static @Nullable Object started(RunStep step, @Nullable UUID attempt) {
        return attempt == null ? null : step.reported().starts().get(attempt);
    }

    /** What a waiting task waits for; how many slots are free does not change the key. */
    private static @Nullable String gate(Advance advance, int task) {
        Capacity capacity = advance.left() ? Capacity.none().withoutCode() : Capacity.none();
        return advance.run().task(task).state().isEnded()
                ? null
                : Gates.of(advance.run(), task, capacity).map(Gate::key).orElse(null);
    }

    private void addAttempt(RunStep step, Attempt attempt) {
        attempts.add(
                step.before().id(),
                attempt.task(),
                attempt.id(),
                attempt.tryNumber(),
                attempt.end(),
                Json.writeNullable(attempt.failure()),
                started(step, attempt.id()),
                step.now(),
                attempt.failure() == null ? null : attempt.failure().exitCode().orElse(null));
        ProducedOutput output = step.reported().outputs().get(attempt.id());
        if (output != null && attempt.end() == TaskState.SUCCESS) {
            addOutput(step, attempt.task(), output);
        }
    }

    private void addOutput(RunStep step, int task, ProducedOutput output) {
        String id = step.before().snapshot().plan().task(task).id();
        switch (output) {
            case ProducedOutput.Inline inline ->
                outputs.add(step.before().id(), task, id, inline.type(), inline.json(), null, null, inline.bytes());
            case ProducedOutput.Elsewhere stored ->
                outputs.add(
                        step.before().id(),
                        task,
                        id,
                        stored.type(),
                        null,
                        stored.place(),
                        stored.preview(),
                        stored.bytes());
        }
    }

    private void addEffect(RunStep step, Effect effect) {
        switch (effect) {
            case Effect.Notify notify ->
                notices.add("alert", step.before().pipeline(), step.before().id(), alert(step, notify));
            case Effect.Watch watch ->
                watches.add(
                        step.before().id(),
                        watch.task(),
                        watch.attempt(),
                        watch.awaited().pipeline());
            case Effect.Stop stop -> addStop(step, stop);
            case Effect.Ended _, Effect.Ignored _ -> {}
        }
    }

    /** Only what goes on elsewhere outlives the node that is told to stop it. */
    private void addStop(RunStep step, Effect.Stop stop) {
        TaskProgress before = step.before().snapshot().task(stop.task());
        if (before.handle() != null) {
            stops.add(step.before().id(), stop.task(), stop.attempt(), before.tries(), before.handle());
        }
    }

    private static String alert(RunStep step, Effect.Notify notify) {
        return Json.write(Map.of(
                "occasion", notify.notice().occasion(),
                "channel", notify.notice().channel(),
                "target", notify.notice().target(),
                "pipeline", step.before().pipeline(),
                "run", step.before().snapshot().facts().run(),
                "state", notify.state(),
                "owner", notify.owner(),
                "failedTasks", notify.failedTasks()));
    }
}

package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.AuditEntry;
import app.passculture.data.orchestration.journal.AuditEntry.Subject;
import app.passculture.data.orchestration.journal.History;
import app.passculture.data.orchestration.journal.RunStep;
import app.passculture.data.orchestration.journal.RunVersions;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.ClearPlan;
import app.passculture.data.orchestration.run.MarkPlan;
import app.passculture.data.orchestration.run.RunEvent;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.TaskState;
import app.passculture.data.orchestration.scheduler.ClearRequest.Around;
import app.passculture.data.orchestration.scheduler.Mail.RunKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What people order, through whichever surface. Each order leaves a line in the audit log in the transaction that carries it out, and fails
 * with a {@link ControlException} that says why it is not.
 */
public final class Control {

    private final Scheduler scheduler;
    private final Tables tables;
    private final History history;
    private final RunOrders orders;
    private final Triggers triggers;

    public Control(Scheduler scheduler, Catalogue catalogue, DataSource database) {
        this.scheduler = scheduler;
        this.tables = scheduler.tables();
        this.history = new History(database);
        this.orders = new RunOrders(scheduler::accept);
        this.triggers = new Triggers(tables, catalogue, scheduler.clock(), new RunVersions(database));
    }

    /** Makes a run that starts as soon as its pipeline has room; answers its run id. */
    public String trigger(String pipeline, Trigger trigger, Actor actor) {
        String run = triggers.trigger(pipeline, trigger, actor);
        scheduler.accept(new Mail.Admit(pipeline));
        return run;
    }

    /** A new run on the current version like an earlier one, with its parameters or with edited ones; answers its run id. */
    public String rerun(
            String pipeline, String run, @Nullable Map<String, ? extends @Nullable Object> parameters, Actor actor) {
        String again = triggers.rerun(load(pipeline, run), parameters, actor);
        scheduler.accept(new Mail.Admit(pipeline));
        return again;
    }

    /**
     * From now on the run, on which nothing may be under way, goes by the latest version of its pipeline, and is queued again. Tasks keep what
     * has become of them; those that are new are still to run.
     */
    public void useLatestVersion(String pipeline, String run, Actor actor) {
        triggers.moveToLatest(load(pipeline, run), actor);
        scheduler.accept(new Mail.Admit(pipeline));
    }

    /** What clear would do. */
    public List<Affected> planClear(String pipeline, String run, ClearRequest request) {
        return around(load(pipeline, run), request.around()).stream()
                .map(stored -> Tasks.affected(
                        stored, Tasks.clear(stored.snapshot(), request).tasks()))
                .filter(affected -> !affected.tasks().isEmpty())
                .toList();
    }

    /** Makes tasks run again; a run that has ended is queued again. Answers what was cleared. */
    public List<Affected> clear(String pipeline, String run, ClearRequest request, Actor actor) {
        List<Affected> cleared = new ArrayList<>();
        for (StoredRun stored : around(load(pipeline, run), request.around())) {
            RunStep step = orders.carryOut(
                    stored,
                    new Mail.Order(
                            now -> List.of(new RunEvent.Clear(Tasks.clear(now, request))),
                            (now, events) -> List.of(cleared(now, events, actor))));
            cleared.add(Tasks.affected(
                    step.before(),
                    Tasks.clear(step.before().snapshot(), request).tasks()));
        }
        return cleared.stream().filter(affected -> !affected.tasks().isEmpty()).toList();
    }

    private static AuditEntry cleared(StoredRun run, List<RunEvent> events, Actor actor) {
        ClearPlan plan = ((RunEvent.Clear) events.getFirst()).plan();
        return entry(run, "clear", actor, Tasks.states(run.snapshot(), plan.tasks()), null);
    }

    /** What markTasks would do. */
    public List<Affected> planMark(String pipeline, String run, Set<String> tasks, Around around, TaskState end) {
        return around(load(pipeline, run), around).stream()
                .map(stored -> Tasks.affected(
                        stored,
                        Tasks.mark(stored.snapshot(), tasks, around, end).tasks()))
                .toList();
    }

    /** Says how tasks have ended: success, failed or skipped. Answers what was marked. */
    public List<Affected> markTasks(
            String pipeline, String run, Set<String> tasks, Around around, TaskState end, Actor actor) {
        List<Affected> marked = new ArrayList<>();
        for (StoredRun stored : around(load(pipeline, run), around)) {
            RunStep step = mark(stored, now -> Tasks.mark(now, tasks, around, end), actor);
            marked.add(Tasks.affected(
                    step.before(),
                    Tasks.mark(step.before().snapshot(), tasks, around, end).tasks()));
        }
        return marked;
    }

    private RunStep mark(StoredRun run, Function<RunSnapshot, MarkPlan> plan, Actor actor) {
        return orders.carryOut(run, new Mail.Order(now -> Tasks.marking(now, plan.apply(now)), (now, _) -> {
            MarkPlan marks = plan.apply(now.snapshot());
            return List.of(entry(
                    now,
                    "mark_" + marks.end().name().toLowerCase(java.util.Locale.ROOT),
                    actor,
                    Tasks.states(now.snapshot(), marks.tasks()),
                    marks.end().name().toLowerCase(java.util.Locale.ROOT)));
        }));
    }

    /** All tasks of the run count as succeeded. */
    public Affected markRunSucceeded(String pipeline, String run, Actor actor) {
        RunStep step = mark(
                load(pipeline, run),
                now -> Tasks.mark(now, Tasks.unsuccessful(now), Around.none(), TaskState.SUCCESS),
                actor);
        return changed(step);
    }

    /** Stops a run: what runs is stopped and nothing new starts but cleanups; a second time not even those. */
    public Affected cancel(String pipeline, String run, Actor actor) {
        return changed(orders.carryOut(
                load(pipeline, run),
                new Mail.Order(
                        _ -> List.of(new RunEvent.Cancel()),
                        (now, _) -> List.of(entry(now, "cancel", actor, null, null)))));
    }

    private static Affected changed(RunStep step) {
        List<Integer> tasks = new ArrayList<>();
        step.advance().changes().forEach(change -> {
            if (change instanceof app.passculture.data.orchestration.run.Change.TaskChanged moved) {
                tasks.add(moved.task());
            }
        });
        return Tasks.affected(step.before(), tasks);
    }

    /** No run starts any more, by timetable or by hand, and runs under way start nothing new. */
    public void pause(String pipeline, Actor actor) {
        paused(pipeline, "pause", actor, () -> history.pause(pipeline));
        tell(pipeline, new RunEvent.Pause());
    }

    public void unpause(String pipeline, Actor actor) {
        paused(pipeline, "unpause", actor, () -> history.unpause(pipeline));
        tell(pipeline, new RunEvent.Unpause());
        scheduler.accept(new Mail.Admit(pipeline));
        scheduler.look();
    }

    private void paused(String pipeline, String event, Actor actor, Runnable change) {
        tables.transactions().executeWithoutResult(_ -> {
            boolean before = lock(pipeline);
            change.run();
            tables.audit()
                    .write(new AuditEntry(
                            actor,
                            event,
                            Subject.pipeline(pipeline),
                            Map.of(),
                            Map.of("paused", before),
                            Map.of("paused", event.equals("pause"))));
        });
    }

    /** Whether it was paused. */
    private boolean lock(String pipeline) {
        return history.isPaused(pipeline)
                .orElseThrow(() -> new ControlException.NotFound("there is no pipeline " + pipeline));
    }

    private void tell(String pipeline, RunEvent event) {
        history.active(pipeline).forEach(run -> scheduler.accept(new Mail.Found(new RunKey(run, pipeline), event)));
    }

    /** Deletes a run that has ended, with its history. */
    public void deleteRun(String pipeline, String run, Actor actor) {
        StoredRun stored = load(pipeline, run);
        tables.transactions().executeWithoutResult(_ -> {
            if (!history.deleteEnded(stored.id())) {
                throw new ControlException.Conflict(RunOrders.name(stored) + " has not ended: cancel it first");
            }
            tables.audit()
                    .write(entry(
                            stored,
                            "delete_run",
                            actor,
                            stored.snapshot().state().name(),
                            null));
        });
    }

    /** Deletes the history of a pipeline whose runs have all ended. If its code is still there, it comes back at the next start. */
    public void deletePipeline(String pipeline, Actor actor) {
        tables.transactions().executeWithoutResult(_ -> {
            boolean paused = lock(pipeline);
            List<Long> active = history.active(pipeline);
            if (!active.isEmpty()) {
                throw new ControlException.Conflict(
                        pipeline + " has " + active.size() + " runs that have not ended: cancel them first");
            }
            history.all(pipeline).forEach(history::deleteEnded);
            history.deletePipeline(pipeline);
            tables.audit()
                    .write(new AuditEntry(
                            actor,
                            "delete_pipeline",
                            Subject.pipeline(pipeline),
                            Map.of(),
                            Map.of("paused", paused),
                            null));
        });
    }

    /** Sets the note of a run, none removes it. */
    public void note(String pipeline, String run, @Nullable String note, Actor actor) {
        StoredRun stored = load(pipeline, run);
        tables.transactions().executeWithoutResult(_ -> {
            tables.audit().write(entry(stored, "note", actor, history.note(stored.id()), note));
            history.note(stored.id(), note, actor);
        });
    }

    /** Sets the note of a task of a run, none removes it. */
    public void note(String pipeline, String run, String task, @Nullable String note, Actor actor) {
        StoredRun stored = load(pipeline, run);
        int number = Tasks.number(stored.snapshot().plan(), task);
        tables.transactions().executeWithoutResult(_ -> {
            tables.audit()
                    .write(new AuditEntry(actor, "note", Subject.task(pipeline, run, task), Map.of(), null, note));
            history.note(stored.id(), number, note, actor);
        });
    }

    /** To be called when the slots of a pool have changed: what waits for them need not wait for the next second. */
    public void poolsChanged() {
        scheduler.look();
    }

    private StoredRun load(String pipeline, String run) {
        return tables.runs()
                .number(pipeline, run)
                .flatMap(number -> java.util.Optional.ofNullable(
                        tables.runs().load(List.of(number)).get(number)))
                .orElseThrow(() -> new ControlException.NotFound("there is no run " + run + " of " + pipeline));
    }

    private Collection<StoredRun> around(StoredRun run, Around around) {
        List<Long> others = new ArrayList<>();
        if (around.past()) {
            others.addAll(history.earlier(run.pipeline(), run.snapshot().facts().runAfter()));
        }
        if (around.future()) {
            others.addAll(history.later(run.pipeline(), run.snapshot().facts().runAfter()));
        }
        List<StoredRun> all = new ArrayList<>(tables.runs().load(others).values());
        all.add(run);
        all.sort(java.util.Comparator.comparing(
                stored -> stored.snapshot().facts().runAfter()));
        return all;
    }

    private static AuditEntry entry(
            StoredRun run, String event, Actor actor, @Nullable Object before, @Nullable Object after) {
        Subject subject = Subject.run(run.pipeline(), run.snapshot().facts().run());
        return new AuditEntry(actor, event, subject, Map.of(), before, after);
    }
}

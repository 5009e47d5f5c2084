package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.AuditEntry;
import app.passculture.data.orchestration.journal.AuditEntry.Subject;
import app.passculture.data.orchestration.journal.NewRun;
import app.passculture.data.orchestration.journal.RunVersions;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Makes runs because somebody wants them. */
final class Triggers {

    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9_.~:+-]{1,250}");

    private final Tables tables;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final RunVersions versions;

    Triggers(Tables tables, Catalogue catalogue, InstantSource clock, RunVersions versions) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.clock = clock;
        this.versions = versions;
    }

    String trigger(String pipeline, Trigger trigger, Actor actor) {
        Catalogue.Entry entry = entry(pipeline);
        String parameters = ParameterJson.of(entry.pipeline(), trigger.parameters());
        RunFacts facts = facts(entry, trigger);
        NewRun run = new NewRun(facts, entry.version(), parameters, trigger.logicalDate(), origin(trigger, actor));
        create(
                run,
                new AuditEntry(
                        actor,
                        "trigger",
                        Subject.run(pipeline, facts.run()),
                        Map.of("parameters", ParameterJson.read(parameters)),
                        null,
                        null));
        return facts.run();
    }

    String rerun(StoredRun run, @Nullable Map<String, ? extends @Nullable Object> edited, Actor actor) {
        RunFacts before = run.snapshot().facts();
        Map<String, ? extends @Nullable Object> parameters =
                edited == null ? ParameterJson.read(run.parameters()) : edited;
        Trigger trigger = new Trigger(parameters, null, null, before.interval(), null, "again after " + before.run());
        return trigger(run.pipeline(), trigger, actor);
    }

    /** Moves a run on which nothing is under way to the version that is here. */
    void moveToLatest(StoredRun run, Actor actor) {
        UUID latest = entry(run.pipeline()).version();
        if (latest.equals(run.version())) {
            return;
        }
        if (run.snapshot().tasks().stream().anyMatch(task -> task.state().isLive())) {
            throw new ControlException.Conflict(RunOrders.name(run) + " has tasks under way: cancel it first");
        }
        Subject subject = Subject.run(run.pipeline(), run.snapshot().facts().run());
        tables.transactions().executeWithoutResult(_ -> {
            if (!versions.move(run, latest)) {
                throw new ControlException.Conflict(RunOrders.name(run) + " has just changed: look at it again");
            }
            tables.audit().write(new AuditEntry(actor, "use_latest_version", subject, Map.of(), run.version(), latest));
        });
    }

    private Catalogue.Entry entry(String pipeline) {
        return catalogue
                .find(pipeline)
                .orElseThrow(() -> new ControlException.NotFound("there is no pipeline " + pipeline));
    }

    private RunFacts facts(Catalogue.Entry entry, Trigger trigger) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant runAfter = trigger.runAfter() == null ? now : trigger.runAfter();
        Instant logical = trigger.logicalDate();
        String run = trigger.runId() == null ? "manual__" + (logical == null ? now : logical) : trigger.runId();
        if (!RUN_ID.matcher(run).matches()) {
            throw new ControlException.Invalid(
                    "the run id '" + run + "' may only have letters, digits and _ . ~ : + -", List.of());
        }
        return new RunFacts(
                entry.pipeline().spec().id(),
                run,
                RunType.MANUAL,
                interval(entry.pipeline().spec().timetable(), trigger, runAfter),
                runAfter);
    }

    private static DataInterval interval(Timetable timetable, Trigger trigger, Instant runAfter) {
        Instant logical = trigger.logicalDate();
        if (trigger.interval() != null) {
            return trigger.interval();
        }
        return logical == null
                ? timetable.latestInterval(runAfter)
                : new DataInterval(logical, timetable.schedule().next(logical).orElse(logical));
    }

    private static NewRun.Origin origin(Trigger trigger, Actor actor) {
        return new NewRun.Origin(actor.via(), actor.name(), trigger.note());
    }

    private void create(NewRun run, AuditEntry entry) {
        try {
            tables.transactions().executeWithoutResult(_ -> {
                tables.runs().create(run);
                tables.audit().write(entry);
            });
        } catch (DuplicateKeyException taken) {
            String what = String.valueOf(taken.getMessage()).contains("logical_date_is_taken")
                    ? "the logical date " + run.logicalDate()
                    : "the run id " + run.facts().run();
            throw new ControlException.Conflict(run.facts().pipeline() + " has a run with " + what);
        }
    }
}

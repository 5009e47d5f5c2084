package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.journal.NewRun;
import app.passculture.data.orchestration.journal.Pipelines;
import app.passculture.data.orchestration.journal.Pipelines.Standing;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.schedule.CatchUp;
import app.passculture.data.orchestration.pipeline.schedule.Slot;
import app.passculture.data.orchestration.pipeline.schedule.Timetable;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a run of each slot of a timetable that is due, once: the pipeline's row is locked, and its runs have unique names and dates. */
final class Slots {

    private static final int MOST_AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

    private final Tables tables;
    private final Pipelines pipelines;
    private final Catalogue catalogue;

    Slots(Tables tables, Pipelines pipelines, Catalogue catalogue) {
        this.tables = tables;
        this.pipelines = pipelines;
        this.catalogue = catalogue;
    }

    /** Looks at the timetable of each pipeline anew: it may have changed with the version. */
    void plan(Instant now) {
        catalogue.all().forEach(entry -> {
            Timetable timetable = entry.pipeline().spec().timetable();
            String pipeline = entry.pipeline().spec().id();
            tables.transactions()
                    .executeWithoutResult(_ -> pipelines
                            .lock(pipeline)
                            .ifPresent(standing ->
                                    pipelines.moveOn(pipeline, standing.last(), next(timetable, standing, now))));
        });
    }

    /** A pipeline that has never run keeps the slot it was given first, or each restart would put it off. */
    private static @Nullable Slot next(Timetable timetable, Standing standing, Instant now) {
        Slot next = timetable.next(standing.last(), now).orElse(null);
        Slot before = standing.next();
        boolean keep = standing.last() == null
                && before != null
                && next != null
                && before.runAfter().isBefore(next.runAfter())
                && timetable.latestInterval(before.runAfter()).end().equals(before.runAfter());
        return keep ? before : next;
    }

    /** Makes runs of the pipeline's slots that are due; whether there were any. */
    boolean fire(String pipeline, Instant now) {
        return catalogue
                .find(pipeline)
                .map(entry -> tables.inTransaction(() -> fire(entry, now)))
                .orElse(false);
    }

    private boolean fire(Catalogue.Entry entry, Instant now) {
        String pipeline = entry.pipeline().spec().id();
        Optional<Standing> standing = pipelines.lock(pipeline);
        if (standing.isEmpty() || standing.get().paused()) {
            return false;
        }
        Timetable timetable = entry.pipeline().spec().timetable();
        Slot last = standing.get().last();
        Slot due = due(timetable, standing.get(), now);
        int made = 0;
        while (due != null && !due.runAfter().isAfter(now) && made < MOST_AT_ONCE) {
            create(entry, due);
            last = due;
            due = timetable.next(last, now).orElse(null);
            made++;
        }
        pipelines.moveOn(pipeline, last, due);
        return made > 0;
    }

    /** The stored slot, or a later one if that was missed for longer and only the latest counts. */
    private static @Nullable Slot due(Timetable timetable, Standing standing, Instant now) {
        Slot stored = standing.next();
        Optional<Slot> fresh = timetable.next(standing.last(), now);
        if (standing.last() == null && stored != null && timetable.catchUp() == CatchUp.LATEST) {
            Optional<Slot> missed =
                    timetable.next(stored, now).filter(slot -> !slot.runAfter().isAfter(now));
            return missed.orElse(stored);
        }
        return fresh.orElse(null);
    }

    private void create(Catalogue.Entry entry, Slot slot) {
        String pipeline = entry.pipeline().spec().id();
        RunFacts facts = new RunFacts(
                pipeline, "scheduled__" + slot.logicalDate(), RunType.SCHEDULED, slot.interval(), slot.runAfter());
        NewRun run = new NewRun(
                facts,
                entry.version(),
                ParameterJson.defaults(entry.pipeline()),
                slot.logicalDate(),
                new NewRun.Origin("timetable", null, null));
        if (tables.runs().createForSlot(run).isEmpty()) {
            LOG.info("{} has a run for {} already", pipeline, slot.logicalDate());
        }
    }
}

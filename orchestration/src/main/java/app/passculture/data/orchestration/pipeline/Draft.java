package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec.Limits;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A pipeline being defined: its tasks, and how it runs as a whole. */
public final class Draft<P extends Record> extends Section<P> {

    private final String id;
    private final Class<P> parameters;
    private final DraftTimetable timetable = new DraftTimetable();
    private final Set<String> tags = new TreeSet<>();
    private final List<Notice> notices = new ArrayList<>();
    private String description = "";
    private String docs = "";
    private String owner = "";
    private Limits limits = Limits.oneRun();
    private Retries defaultRetries = Retries.none();
    private @Nullable Duration defaultTimeout;

    Draft(String id, Class<P> parameters) {
        super(List.of(), new ArrayList<>());
        this.id = id;
        this.parameters = parameters;
    }

    /** One line that says what the pipeline does. */
    public Draft<P> description(String description) {
        this.description = description;
        return this;
    }

    /** Pages of documentation, in Markdown. */
    public Draft<P> docs(String docs) {
        this.docs = docs;
        return this;
    }

    /** Who is named when it fails. */
    public Draft<P> owner(String owner) {
        this.owner = owner;
        return this;
    }

    public Draft<P> tags(String... tags) {
        this.tags.addAll(List.of(tags));
        return this;
    }

    /** When it runs in production: cron expressions or names such as @daily. */
    public Draft<P> schedule(String... expressions) {
        timetable.crons(List.of(expressions));
        return this;
    }

    /** When it runs in one other environment. */
    public Draft<P> scheduleIn(String environment, String... expressions) {
        timetable.cronsIn(environment, List.of(expressions));
        return this;
    }

    /** Runs in production at equal distances from the start date, or from 1970. */
    public Draft<P> every(Duration period) {
        timetable.every(period);
        return this;
    }

    /** Runs in production a single time, at the start date. */
    public Draft<P> once() {
        timetable.once();
        return this;
    }

    /** Whose clock the schedule and the start date mean; UTC unless said. */
    public Draft<P> zone(ZoneId zone) {
        timetable.zone(zone);
        return this;
    }

    /** No data interval starts before this day. */
    public Draft<P> startingOn(LocalDate day) {
        timetable.startingOn(day);
        return this;
    }

    /** No data interval starts before this moment. */
    public Draft<P> startingAt(Instant moment) {
        timetable.startingAt(moment);
        return this;
    }

    /** Runs every missed slot since the start date, not only the latest. */
    public Draft<P> catchingUp() {
        timetable.catchingUp();
        return this;
    }

    public Draft<P> maxActiveRuns(int runs) {
        limits = new Limits(runs, limits.activeTasks(), limits.runTimeout());
        return this;
    }

    /** How many tasks of one run may be active at once. */
    public Draft<P> maxActiveTasks(int tasks) {
        limits = new Limits(limits.activeRuns(), tasks, limits.runTimeout());
        return this;
    }

    public Draft<P> runTimeout(Duration timeout) {
        limits = new Limits(limits.activeRuns(), limits.activeTasks(), timeout);
        return this;
    }

    /** For the tasks that say nothing about retries. */
    public Draft<P> defaultRetries(Retries retries) {
        this.defaultRetries = retries;
        return this;
    }

    /** For the tasks that say nothing about their timeout. */
    public Draft<P> defaultTimeout(Duration timeout) {
        this.defaultTimeout = timeout;
        return this;
    }

    public Draft<P> onFailure(Notice... notices) {
        List.of(notices).forEach(notice -> this.notices.add(notice.on(Notice.Occasion.FAILURE)));
        return this;
    }

    public Draft<P> onSuccess(Notice... notices) {
        List.of(notices).forEach(notice -> this.notices.add(notice.on(Notice.Occasion.SUCCESS)));
        return this;
    }

    String id() {
        return id;
    }

    Class<P> parameters() {
        return parameters;
    }

    DraftTimetable timetable() {
        return timetable;
    }

    Limits limits() {
        return limits;
    }

    List<Notice> notices() {
        return notices;
    }

    String owner() {
        return owner;
    }

    Set<String> tags() {
        return tags;
    }

    String description() {
        return description;
    }

    String docs() {
        return docs;
    }

    Retries retries(Task<?> task) {
        Retries own = task.retries();
        return own == null ? defaultRetries : own;
    }

    @Nullable
    Duration timeout(Task<?> task) {
        Duration own = task.timeout();
        return own == null ? defaultTimeout : own;
    }
}

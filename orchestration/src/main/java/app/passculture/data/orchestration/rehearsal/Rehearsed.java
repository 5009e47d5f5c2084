package app.passculture.data.orchestration.rehearsal;

import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.run.Effect;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.run.RunState;
import app.passculture.data.orchestration.run.TaskProgress;
import app.passculture.data.orchestration.run.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rehearsal that is over, and what can be said of it; every assertion fails with what happened instead. */
public final class Rehearsed {

    private final RunSnapshot run;
    private final Story story;
    private final Duration took;

    Rehearsed(RunSnapshot run, Story story, Duration took) {
        this.run = run;
        this.story = story;
        this.took = took;
    }

    public Rehearsed assertSucceeded() {
        return check(run.state() == RunState.SUCCESS, "the run has failed: " + failures());
    }

    public Rehearsed assertFailed() {
        return check(run.state() == RunState.FAILED, "the run has succeeded");
    }

    /** Each of the tasks ended before the next one began. */
    public Rehearsed assertOrder(String... tasks) {
        for (int i = 1; i < tasks.length; i++) {
            String earlier = tasks[i - 1];
            String later = tasks[i];
            assertRan(earlier, later);
            check(story.end(earlier) < story.begin(later), later + " began before the end of " + earlier);
        }
        return this;
    }

    /** The tasks ran, at least once. */
    public Rehearsed assertRan(String... tasks) {
        for (String task : tasks) {
            check(story.begin(known(task)) >= 0, task + " did not run: it is " + state(task));
        }
        return this;
    }

    public Rehearsed assertTries(String task, int tries) {
        int actual = progress(task).tries();
        return check(actual == tries, task + " was tried " + actual + " times");
    }

    public Rehearsed assertState(String task, TaskState state) {
        return check(
                state(task) == state,
                task + " is " + state(task) + ": " + progress(task).failure());
    }

    /** The task's last failure says all of this. */
    public Rehearsed assertFailure(String task, String... parts) {
        String said = String.valueOf(progress(task).failure());
        return check(Stream.of(parts).allMatch(said::contains), task + " failed with " + said);
    }

    public Rehearsed assertParameters(Record expected) {
        return check(story.parameters().equals(expected), "the parameters are " + story.parameters());
    }

    public Rehearsed assertOutput(String task, Object expected) {
        Object actual = story.output(known(task)).orElse("nothing");
        return check(actual.equals(expected), task + " produced " + actual);
    }

    public Rehearsed assertLogged(String task, String... lines) {
        List<String> actual = story.log(known(task));
        return check(actual.equals(List.of(lines)), task + " logged " + actual);
    }

    /** How much virtual time the run took. */
    public Rehearsed assertTook(Duration expected) {
        return check(took.equals(expected), "the run took " + took);
    }

    /** Those who were told of the end, in order. */
    public Rehearsed assertNotified(Notice... expected) {
        List<Notice> actual = story.effects().stream()
                .filter(Effect.Notify.class::isInstance)
                .map(effect -> ((Effect.Notify) effect).notice())
                .toList();
        return check(actual.equals(List.of(expected)), "notified were " + actual);
    }

    public TaskState state(String task) {
        return progress(task).state();
    }

    /** How long the run took, in virtual time. */
    public Duration took() {
        return took;
    }

    private TaskProgress progress(String task) {
        return run.task(known(task));
    }

    private String known(String task) {
        return run.plan().task(run.plan().number(task)).id();
    }

    private Map<String, String> failures() {
        Map<String, String> failures = new TreeMap<>();
        IntStream.range(0, run.plan().size())
                .filter(task -> run.task(task).failure() != null)
                .forEach(task -> failures.put(
                        run.plan().task(task).id(),
                        Objects.requireNonNull(run.task(task).failure()).message()));
        return failures;
    }

    private Rehearsed check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
        return this;
    }
}

package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.RunFacts;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is known of a run at one moment; tasks that nothing has happened to share one value. */
public record RunSnapshot(RunPlan plan, RunFacts facts, Progress progress, List<TaskProgress> tasks) {

    /** How far the run as a whole has come. */
    public record Progress(
            RunState state,
            Halt halt,
            boolean paused,
            @Nullable Instant deadline) {

        Progress as(RunState state) {
            return new Progress(state, halt, paused, deadline);
        }

        Progress halted(Halt halt) {
            return new Progress(state, halt, paused, null);
        }
    }

    /** Why a run starts nothing new but cleanups. */
    public enum Halt {
        NONE,
        CANCELLED,
        TIMED_OUT,
        /** Cancelled a second time: not even cleanups start. */
        ABANDONED
    }

    public RunSnapshot {
        tasks = List.copyOf(tasks);
    }

    /** A run that has not been admitted yet. */
    public static RunSnapshot queued(RunPlan plan, RunFacts facts) {
        return new RunSnapshot(
                plan,
                facts,
                new Progress(RunState.QUEUED, Halt.NONE, false, null),
                Collections.nCopies(plan.size(), TaskProgress.NEW));
    }

    public RunState state() {
        return progress.state();
    }

    public TaskProgress task(int task) {
        return tasks.get(task);
    }

    public TaskProgress task(String id) {
        return task(plan.number(id));
    }

    /** When time alone will next change something: a retry, a deadline. */
    public Optional<Instant> nextWake() {
        return Stream.concat(
                        Stream.ofNullable(progress.deadline()),
                        tasks.stream().flatMap(task -> Stream.ofNullable(task.due())))
                .min(Comparator.naturalOrder());
    }
}

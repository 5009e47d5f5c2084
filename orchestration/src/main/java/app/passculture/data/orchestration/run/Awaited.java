package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the run of another pipeline that a task waits for. */
public final class Awaited {

    /** A run of the other pipeline. */
    public record Candidate(RunFacts facts, RunState state) {}

    private Awaited() {}

    /** The latest scheduled run that was due in the window up to the waiting run's own time; a later rerun of it counts too. */
    public static Optional<Candidate> run(Role.Wait wait, RunFacts waiting, List<Candidate> others) {
        return others.stream()
                .filter(other -> other.facts().pipeline().equals(wait.pipeline()))
                .filter(other -> other.facts().type() == RunType.SCHEDULED)
                .filter(other -> !other.facts().runAfter().isAfter(waiting.runAfter()))
                .filter(other ->
                        other.facts().runAfter().isAfter(waiting.runAfter().minus(wait.window())))
                .max(Comparator.comparing(other -> other.facts().runAfter()));
    }

    /** Whether that run exists and has succeeded; one that failed is waited for until it is run again. */
    public static boolean isOver(Role.Wait wait, RunFacts waiting, List<Candidate> others) {
        return run(wait, waiting, others)
                .filter(other -> other.state() == RunState.SUCCESS)
                .isPresent();
    }
}

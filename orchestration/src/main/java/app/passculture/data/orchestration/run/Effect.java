package app.passculture.data.orchestration.run;

import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.Role;
import java.util.List;
import java.util.UUID;

/** Something to do outside because of a step, once the step is recorded. */
public sealed interface Effect {

    /** Stop an attempt whose result will no longer be accepted. */
    record Stop(int task, UUID attempt) implements Effect {}

    /** Report to this attempt when the awaited run of another pipeline has succeeded. */
    record Watch(int task, UUID attempt, Role.Wait awaited) implements Effect {}

    /** Tell somebody that the run has ended, naming the owner and the tasks that failed. */
    record Notify(Notice notice, RunState state, String owner, List<String> failedTasks) implements Effect {
        public Notify {
            failedTasks = List.copyOf(failedTasks);
        }
    }

    /** The run has ended. */
    record Ended(RunState state) implements Effect {}

    /** An event came too late, twice, or from an attempt that is no longer the current one, and changed nothing. */
    record Ignored(RunEvent event, String reason) implements Effect {}
}

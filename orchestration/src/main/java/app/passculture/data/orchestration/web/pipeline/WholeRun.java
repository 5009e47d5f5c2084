package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.scheduler.Affected;
import app.passculture.data.orchestration.scheduler.ControlException;
import java.util.List;
import java.util.function.Predicate;

/** What orders about a run as a whole would touch. */
record WholeRun(TaskReads tasks) {
    /** A cancelled run starts nothing new; what runs is stopped. */
    List<Affected> cancelled(RunHead run) {
        if (run.isOver()) {
            throw new ControlException.Conflict("the run " + run.run() + " is over");
        }
        return those(run, task -> task.times().ended() == null);
    }

    /** What has not succeeded counts as if it had. */
    List<Affected> finished(RunHead run) {
        return those(run, task -> !task.state().equals("success"));
    }

    private List<Affected> those(RunHead run, Predicate<TaskRow> wanted) {
        return List.of(new Affected(
                run.pipeline(),
                run.run(),
                tasks.all(run.id()).stream().filter(wanted).map(TaskRow::task).toList()));
    }
}

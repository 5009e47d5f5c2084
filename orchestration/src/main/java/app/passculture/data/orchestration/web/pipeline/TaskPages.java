package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.journal.Runs;
import app.passculture.data.orchestration.journal.StoredRun;
import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.web.Screens;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page of a task in a run. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class TaskPages {

    private final Screens screens;
    private final RunReads runs;
    private final TaskReads tasks;
    private final Runs journal;
    private final Reasons reasons;
    private final Clock clock;

    TaskPages(Screens screens, JdbcClient sql, DataSource database, Clock clock) {
        this.screens = screens;
        this.runs = new RunReads(sql);
        this.tasks = new TaskReads(sql);
        this.journal = new Runs(database);
        this.reasons = new Reasons(new GateReads(sql));
        this.clock = clock;
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}")
    View task(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            @RequestParam(name = "try", defaultValue = "0") int wanted,
            @RequestParam(defaultValue = "") String done) {
        RunHead head = runs.head(pipeline, run);
        RunSnapshot snapshot = snapshot(head);
        TaskRow row = tasks.one(head, task);
        int made = row.tries().made();
        return screens.show(
                "task/page",
                new TaskPage(
                        head,
                        row,
                        snapshot.plan().task(row.ix()),
                        reasons.of(head, snapshot, row, clock.instant()),
                        tasks.attempts(head.id(), row),
                        tasks.outputs(head.id(), Optional.of(row.ix())),
                        wanted >= 1 && wanted <= made ? wanted : made,
                        tasks.usual(pipeline, task),
                        new TaskPage.Neighbours(runs.previous(head), runs.next(head)),
                        Done.message(done)));
    }

    private RunSnapshot snapshot(RunHead head) {
        StoredRun stored = journal.load(List.of(head.id())).get(head.id());
        if (stored == null) {
            throw new Missing("run " + head.run() + " of " + head.pipeline());
        }
        return stored.snapshot();
    }
}

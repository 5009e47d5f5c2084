package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.run.RunSnapshot;
import app.passculture.data.orchestration.web.Screens;
import java.time.Clock;
import java.util.Optional;
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
    private final Neighbourhoods neighbourhoods;
    private final Reasons reasons;
    private final Clock clock;

    TaskPages(Screens screens, Versions versions, JdbcClient sql, Clock clock) {
        this.screens = screens;
        this.runs = new RunReads(sql);
        this.tasks = new TaskReads(sql);
        this.neighbourhoods = new Neighbourhoods(sql, versions);
        this.reasons = new Reasons(new GateReads(sql));
        this.clock = clock;
    }

    @GetMapping("/pipelines/{pipeline}/runs/{run}/tasks/{task}")
    View task(
            @PathVariable String pipeline,
            @PathVariable String run,
            @PathVariable String task,
            @RequestParam(name = "try", defaultValue = "0") int wanted,
            @RequestParam(name = "with", defaultValue = "0") int beside,
            @RequestParam(defaultValue = "") String done) {
        RunHead head = runs.head(pipeline, run);
        TaskRow row = tasks.one(head, task);
        RunSnapshot snapshot = neighbourhoods.around(head, row.ix());
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
                        beside >= 1 && beside <= made ? beside : 0,
                        tasks.usual(pipeline, task),
                        new TaskPage.Neighbours(runs.previous(head), runs.next(head)),
                        Done.message(done)));
    }
}

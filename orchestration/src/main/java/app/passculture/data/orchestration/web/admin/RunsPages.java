package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.history.RunFilter;
import app.passculture.data.orchestration.history.Runs;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.Done;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The runs of all pipelines, the newest first, a page at a time. */
@Controller
class RunsPages {
    private static final int SHOWN = 50;

    private final Runs runs;
    private final JdbcClient sql;
    private final Screens screens;

    RunsPages(Runs runs, JdbcClient sql, Screens screens) {
        this.runs = runs;
        this.sql = sql;
        this.screens = screens;
    }

    @GetMapping("/runs")
    View runs(
            @RequestParam(defaultValue = "") String pipeline,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "") String done) {
        RunsPage.Wish wish = new RunsPage.Wish(pipeline, state, type, from, to);
        Runs.Newest found = runs.newest(filter(wish), made(wish, before), SHOWN + 1);
        return screens.show(
                "admin/runs", new RunsPage(wish, shown(found), pipelines(), older(found), Done.message(done)));
    }

    private static List<FoundRun> shown(Runs.Newest found) {
        return found.runs().subList(0, Math.min(SHOWN, found.runs().size()));
    }

    private static RunsPage.@Nullable Older older(Runs.Newest found) {
        if (found.runs().size() > SHOWN) {
            return new RunsPage.Older(shown(found).getLast().number(), false);
        }
        return found.lookedDownTo() == null ? null : new RunsPage.Older(found.lookedDownTo(), true);
    }

    private static RunFilter filter(RunsPage.Wish wish) {
        return new RunFilter(
                given(wish.pipeline()),
                List.of(),
                given(wish.state()),
                given(wish.type()),
                List.of(),
                RunFilter.Patterns.ANY,
                Map.of());
    }

    private static List<String> given(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static Runs.Made made(RunsPage.Wish wish, @Nullable Long before) {
        Instant until = Days.end(wish.to());
        return new Runs.Made(Days.start(wish.from()), until, before);
    }

    private List<String> pipelines() {
        return sql.sql("SELECT id FROM pipeline ORDER BY id")
                .query((row, _) -> row.getString(1))
                .list();
    }
}

package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.web.Screens;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.View;

/** What is around each tab of the page of a pipeline. */
final class PipelineFrame {

    /** Later than any run. */
    static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Screens screens;
    private final Versions versions;
    private final RunReads runs;

    PipelineFrame(Screens screens, Versions versions, JdbcClient sql) {
        this.screens = screens;
        this.versions = versions;
        this.runs = new RunReads(sql);
    }

    View show(PipelineHead head, PipelinePage.Tab tab) {
        return screens.show(
                "pipeline/page",
                new PipelinePage(
                        head,
                        versions.spec(head.version()),
                        runs.latest(head.id(), EVER, 1).stream().findFirst(),
                        tab));
    }
}

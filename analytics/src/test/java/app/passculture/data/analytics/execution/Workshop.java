package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.Embedded;
import app.passculture.data.analytics.quality.CellText;
import app.passculture.data.analytics.quality.UnitTests;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.Sketch;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A small project that is changed and run again and again, on an embedded warehouse. */
final class Workshop implements AutoCloseable {

    final Sketch sketch;
    final LocalWarehouse warehouse = Embedded.open("p", Sketch.CLOCK.instant());
    private final List<LocalWarehouse> benches = new ArrayList<>();
    private int runs;
    private Instant now = Sketch.CLOCK.instant();

    Workshop(Path directory) {
        this.sketch = new Sketch(directory);
    }

    Workshop with(String path, String text) {
        sketch.with(path, text);
        return this;
    }

    Workshop at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    RunSummary run() {
        return run(ProjectOptions.Refresh.INCREMENTAL, Optional.empty());
    }

    RunSummary run(ProjectOptions.Refresh refresh, Optional<ProjectOptions.Window> window) {
        Project project = Project.read(sketch.options().at(InstantSource.fixed(now)));
        RunRequest request = new RunRequest(
                ordered(project),
                refresh,
                window,
                2,
                RunRequest.AfterFailure.GO_ON,
                "run" + runs++,
                java.util.Map.of(),
                app.passculture.data.analytics.transformation.Deferral.NONE);
        return session(project).run(request, RunListener.NONE);
    }

    ProjectSession session(Project project) {
        return new ProjectSession(
                project,
                warehouse,
                () -> {
                    LocalWarehouse bench = Embedded.open("p", now);
                    benches.add(bench);
                    return new UnitTests(project, bench);
                },
                ProjectSession.Sources.EMPTY_WHEN_ABSENT);
    }

    private static List<Node> ordered(Project project) {
        return project.graph().order().stream().map(project::node).toList();
    }

    /** Runs a statement. */
    void execute(String sql) {
        warehouse.run(Statement.of(sql));
    }

    /** The rows of a query, a text each. */
    List<String> rows(String sql) {
        return warehouse.query(Statement.of(sql)).toList().stream()
                .map(row -> row.values().stream().map(CellText::of).collect(Collectors.joining(" ")))
                .toList();
    }

    /** How the nodes ended, and why those that are not well did not. */
    static List<String> told(RunSummary summary) {
        return summary.results().stream()
                .map(result -> result.node().name() + " " + result.status()
                        + (result.status().isWell() || result.message().isEmpty() ? "" : ": " + result.message()))
                .toList();
    }

    @Override
    public void close() {
        warehouse.close();
        benches.forEach(LocalWarehouse::close);
    }
}

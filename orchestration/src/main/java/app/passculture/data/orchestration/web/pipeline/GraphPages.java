package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.PipelinePage.VersionRow;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The graph of a pipeline: one of its runs in it, and over it the critical path or what differs from another version. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class GraphPages {

    private final PipelineFrame frame;
    private final PipelineReads pipelines;
    private final RunReads runs;
    private final TaskReads tasks;
    private final Grids grids;
    private final Layouts layouts;
    private final Versions versions;
    private final Clock clock;

    GraphPages(Screens screens, Grids grids, Layouts layouts, Versions versions, JdbcClient sql, Clock clock) {
        this.frame = new PipelineFrame(screens, versions, sql);
        this.pipelines = new PipelineReads(sql);
        this.runs = new RunReads(sql);
        this.tasks = new TaskReads(sql);
        this.grids = grids;
        this.layouts = layouts;
        this.versions = versions;
        this.clock = clock;
    }

    /** What an address may say; groups that nobody has chosen are open as the size of the graph suggests. */
    record Wish(
            @Nullable String run,
            @Nullable String open,
            @Nullable Boolean critical,
            @Nullable Integer compare) {}

    @GetMapping("/pipelines/{pipeline}/graph")
    View graph(@PathVariable String pipeline, Wish wish) {
        PipelineHead head = pipelines.head(pipeline);
        List<RunHead> latest = runs.latest(pipeline, PipelineFrame.EVER, 25);
        Optional<RunHead> shown = wish.run() == null || wish.run().isEmpty()
                ? latest.stream().findFirst()
                : Optional.of(runs.head(pipeline, wish.run()));
        List<VersionRow> all = pipelines.versions(pipeline);
        int number = shown.map(RunHead::versionNumber).orElse(head.versionNumber());
        Comparison graph = comparison(all, shown.map(RunHead::version).orElse(head.version()), wish.compare());
        boolean critical = Boolean.TRUE.equals(wish.critical());
        return frame.show(
                head,
                new PipelinePage.GraphTab(
                        graph(graph, wish.open(), shown, critical),
                        shown,
                        latest,
                        new PipelinePage.Overlay(
                                critical,
                                graph.versions().size() > 1 && wish.compare() != null ? wish.compare() : 0,
                                all.stream()
                                        .filter(version -> version.number() != number)
                                        .toList())));
    }

    private Comparison comparison(List<VersionRow> all, UUID after, @Nullable Integer with) {
        PipelineSpec spec = versions.spec(after);
        return all.stream()
                .filter(version -> with != null && version.number() == with)
                .map(VersionRow::id)
                .filter(before -> !before.equals(after))
                .findFirst()
                .map(before -> Comparison.between(List.of(before, after), versions.spec(before), spec))
                .orElseGet(() -> Comparison.none(after, spec));
    }

    private PipelinePage.Graph graph(
            Comparison graph, @Nullable String open, Optional<RunHead> shown, boolean critical) {
        List<TaskSpec> of = graph.tasks();
        Set<String> all = Layouts.groups(of);
        Set<String> opened = open == null ? Layouts.openAtFirst(of) : opened(open, of);
        return Graphs.of(
                layouts.of(graph, opened),
                graph,
                new Graphs.Look(
                        opened,
                        Layouts.fits(of, all) ? all : Set.of(),
                        shown.map(this::states).orElse(Map.of()),
                        critical ? shown.map(this::critical).orElse(Set.of()) : Set.of()));
    }

    private Map<String, String> states(RunHead run) {
        List<TaskSpec> of = versions.spec(run.version()).tasks();
        List<String> states = grids.states(run);
        Map<String, String> byTask = new HashMap<>();
        for (int ix = 0; ix < Math.min(of.size(), states.size()); ix++) {
            byTask.put(of.get(ix).id(), states.get(ix));
        }
        return byTask;
    }

    private Set<String> critical(RunHead run) {
        return CriticalPath.of(versions.spec(run.version()), tasks.all(run.id()), clock.instant());
    }

    /** The groups that an address names; none if that would be too much to draw. */
    private static Set<String> opened(String names, List<TaskSpec> tasks) {
        Set<String> all = Layouts.groups(tasks);
        Set<String> opened = new TreeSet<>();
        Stream.of(names.split(",", -1)).filter(all::contains).forEach(opened::add);
        return Layouts.fits(tasks, opened) ? opened : Set.of();
    }
}

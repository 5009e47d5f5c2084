package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.quality.UnitTests;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A project kept in memory over a warehouse, so that nodes can be run again and again without reading it anew: what the command
 * line and the scheduler use. Runs one after the other; {@link #cancel} comes from any thread.
 */
public final class ProjectSession {

    private final Project project;
    private final Warehouse warehouse;
    private final Supplier<UnitTests> unitTests;
    private final Sources sources;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Run> current = new AtomicReference<>();
    private volatile boolean cancelled;

    /** What to do about declared sources that do not exist. */
    public enum Sources {
        /** They are somebody else's. */
        AS_THEY_ARE,
        /** They are made, empty: on a machine that has no data yet. */
        EMPTY_WHEN_ABSENT
    }

    /** {@code unitTests} is asked for when the first unit test is run. */
    public ProjectSession(Project project, Warehouse warehouse, Supplier<UnitTests> unitTests, Sources sources) {
        this.project = project;
        this.warehouse = warehouse;
        this.unitTests = unitTests;
        this.sources = sources;
        this.clock = project.options().clock();
    }

    public Project project() {
        return project;
    }

    /** The SQL of the nodes of a request by unique id, as the run would execute it. */
    public Map<String, Compiled> compile(RunRequest request) {
        return scene(request, RunListener.NONE).compiler().compile(request.nodes());
    }

    /** What a run would do, as things are now, in order; nothing is done. */
    public List<Plan> plans(RunRequest request) {
        NodeWorker worker = new NodeWorker(scene(request, RunListener.NONE));
        List<Plan> plans = new ArrayList<>();
        for (Node node : request.nodes()) {
            if (node.type().referable() && !node.ephemeral()) {
                plans.add(worker.plan(node));
            }
        }
        return plans;
    }

    /**
     * Runs the nodes that can be executed, and the project's hooks around them.
     *
     * @throws app.passculture.data.analytics.transformation.ProjectException when a node does not compile; nothing was done then
     */
    public RunSummary run(RunRequest request, RunListener listener) {
        NodeWorker.Scene scene = scene(request, listener);
        List<Node> nodes =
                request.nodes().stream().filter(ProjectSession::isExecuted).toList();
        scene.compiler().compile(nodes);
        scene.compiler().compile(operations("on-run-start"));
        scene.site().createDatasets(nodes);
        if (sources == Sources.EMPTY_WHEN_ABSENT) {
            scene.site().createEmptySources(project);
        }
        return run(request, nodes, scene, listener);
    }

    private static boolean isExecuted(Node node) {
        return switch (node.type()) {
            case MODEL -> !node.ephemeral();
            case SEED, SNAPSHOT, TEST, UNIT_TEST -> true;
            case ANALYSIS, OPERATION, SOURCE, EXPOSURE -> false;
        };
    }

    private NodeWorker.Scene scene(RunRequest request, RunListener listener) {
        Site site = Site.of(warehouse, request.nodes());
        Planner planner = new Planner(new Planner.Request(
                project.options().directory(),
                request.refresh(),
                request.window().or(() -> project.options().window()),
                clock.instant()));
        Compiler compiler = new Compiler(project, clock, node -> site.has(node) && !planner.isAnew(node))
                .with(request.deferral()
                        .substitution(project, request.nodes(), site::looksFor)
                        .withWindow(request.window()));
        JobLabels labels = new JobLabels(request.invocation(), project);
        return new NodeWorker.Scene(project, warehouse, compiler, planner, site, labels, unitTests, listener, clock);
    }

    private RunSummary run(RunRequest request, List<Node> nodes, NodeWorker.Scene scene, RunListener listener) {
        NodeWorker worker = new NodeWorker(scene);
        List<NodeResult> before = operations("on-run-start").stream()
                .flatMap(node -> worker.execute(new Task(node.uniqueId(), List.of(node), java.util.Set.of())).stream())
                .toList();
        boolean ready = before.stream().allMatch(result -> result.status().isWell());
        List<Task> tasks = ready ? TaskGraph.of(project, nodes) : List.of();
        CriticalPath path = new CriticalPath(
                tasks,
                task -> task.nodes().stream()
                        .mapToDouble(node -> request.seconds().getOrDefault(node.uniqueId(), 1.0))
                        .sum());
        Run run = new Run(
                tasks,
                path,
                new Run.Settings(request.invocation(), request.threads(), request.afterFailure(), clock),
                worker,
                listener);
        current.set(run);
        if (cancelled) {
            run.cancel();
        }
        RunSummary summary = run.execute();
        current.set(null);
        List<NodeResult> results = new ArrayList<>(before);
        results.addAll(summary.results());
        if (ready && summary.ending() == RunSummary.Ending.COMPLETE) {
            operations("on-run-end")
                    .forEach(node -> results.addAll(
                            worker.execute(new Task(node.uniqueId(), List.of(node), java.util.Set.of()))));
        }
        if (!ready) {
            results.addAll(notBegun(nodes));
        }
        return new RunSummary(summary.invocation(), summary.span(), results, summary.ending());
    }

    private List<NodeResult> notBegun(List<Node> nodes) {
        NodeResult.Span now = new NodeResult.Span(clock.instant(), clock.instant());
        return nodes.stream()
                .map(node -> NodeResult.of(node, Status.SKIPPED, node.type().key(), "on-run-start failed", now))
                .toList();
    }

    /** The statements of the project that come before or after every run. */
    private List<Node> operations(String moment) {
        return project.nodes().values().stream()
                .filter(node ->
                        node.type() == ResourceType.OPERATION && node.name().contains("-" + moment + "-"))
                .toList();
    }

    /** Stops the run that is going on, and any that would begin: what runs is cancelled, what waits does not begin. */
    public void cancel() {
        cancelled = true;
        Run run = current.get();
        if (run != null) {
            run.cancel();
        }
    }
}

package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.execution.NodeResult;
import app.passculture.data.analytics.execution.ProjectSession;
import app.passculture.data.analytics.execution.RunListener;
import app.passculture.data.analytics.execution.RunRequest;
import app.passculture.data.analytics.execution.RunSummary;
import app.passculture.data.analytics.quality.TypeText;
import app.passculture.data.analytics.quality.UnitTests;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The SQL project, read once, whose nodes tasks build and test by name; so many at a time as the warehouse bears. */
public final class SqlProject {

    private final Project project;
    private final Warehouse warehouse;
    private final ProjectSession.Sources sources;
    private final Semaphore places;

    public SqlProject(Project project, Warehouse warehouse, ProjectSession.Sources sources, int atOnce) {
        this.project = project;
        this.warehouse = warehouse;
        this.sources = sources;
        this.places = new Semaphore(atOnce, true);
    }

    /** Builds nodes, before them what they read and nobody has built yet, and runs the tests that look at nothing else. */
    void build(List<String> names, Occasion occasion) throws InterruptedException {
        run(() -> withTests(withMissing(named(names), occasion)), occasion);
    }

    /** Runs one test, or builds one node without its tests. */
    void runOnly(String name, Occasion occasion) throws InterruptedException {
        run(() -> withMissing(named(List.of(name)), occasion), occasion);
    }

    /** The columns that the project declares for a table that comes from elsewhere, in their order. */
    Schema declared(String source, String table) {
        String end = ".%s.%s".formatted(source, table);
        Node node = project.nodes().values().stream()
                .filter(each -> each.type() == ResourceType.SOURCE)
                .filter(each -> each.uniqueId().endsWith(end))
                .findFirst()
                .orElseThrow(() ->
                        new JobException.NotConfigured("the SQL project has no source named " + source + "." + table));
        return new Schema(node.description().columns().stream()
                .map(column -> Field.of(
                        column.name(),
                        TypeText.parse(column.dataType()
                                .orElseThrow(
                                        () -> new JobException.NotConfigured("the SQL project gives %s.%s.%s no type"
                                                .formatted(source, table, column.name()))))))
                .toList());
    }

    /** On whose behalf nodes are run: an id for the jobs, the days, and who hears of it. */
    record Occasion(String invocation, ProjectOptions.Window window, Consumer<String> log) {}

    private List<Node> named(List<String> names) {
        Set<String> missing = new HashSet<>(names);
        List<Node> nodes = project.graph().order().stream()
                .map(project::node)
                .filter(node -> node.type() != ResourceType.SOURCE && names.contains(node.name()))
                .toList();
        nodes.forEach(node -> missing.remove(node.name()));
        if (!missing.isEmpty()) {
            throw new JobException.NotConfigured("the SQL project has no node named " + String.join(", ", missing));
        }
        return nodes;
    }

    /** Seeds change with the code alone and belong to no pipeline; other tables are missing in a new warehouse. */
    private List<Node> withMissing(List<Node> nodes, Occasion occasion) {
        Set<String> wanted = new HashSet<>();
        nodes.forEach(node -> wanted.add(node.uniqueId()));
        Deque<Node> unseen = new ArrayDeque<>(nodes);
        while (!unseen.isEmpty()) {
            for (String parent : project.graph().parents(unseen.pop().uniqueId())) {
                Node node = project.node(parent);
                if (node.type() != ResourceType.SOURCE && !isThere(node) && wanted.add(parent)) {
                    occasion.log().accept(node.name() + " does not exist yet and is built first");
                    unseen.add(node);
                }
            }
        }
        return inOrder(wanted);
    }

    private boolean isThere(Node node) {
        return node.relation()
                .filter(_ -> !node.ephemeral())
                .flatMap(name -> warehouse.find(name.table()))
                .isPresent();
    }

    private List<Node> withTests(List<Node> nodes) {
        Set<String> built = new HashSet<>();
        nodes.forEach(node -> built.add(node.uniqueId()));
        List<Node> all = new ArrayList<>(nodes);
        project.nodes().values().stream()
                .filter(node -> node.type() == ResourceType.TEST)
                .filter(test -> !test.uses().nodes().isEmpty()
                        && built.containsAll(test.uses().nodes()))
                .forEach(all::add);
        return all;
    }

    private List<Node> inOrder(Set<String> ids) {
        return project.graph().order().stream()
                .filter(ids::contains)
                .map(project::node)
                .toList();
    }

    private void run(Supplier<List<Node>> nodes, Occasion occasion) throws InterruptedException {
        places.acquire();
        try {
            RunSummary summary = attended(nodes.get(), occasion);
            summary.results().forEach(result -> occasion.log().accept(line(result)));
            if (!summary.isWell()) {
                throw new JobException.Unwell(summary.results().stream()
                        .filter(result -> !result.status().isWell())
                        .map(SqlProject::line)
                        .toList());
            }
        } finally {
            places.release();
        }
    }

    /** A task is stopped by interruption, a session by its own call. */
    private RunSummary attended(List<Node> nodes, Occasion occasion) throws InterruptedException {
        ProjectSession session = new ProjectSession(project, warehouse, SqlProject::noUnitTests, sources);
        RunRequest request = RunRequest.of(nodes, occasion.invocation()).withWindow(occasion.window());
        try (ExecutorService apart = Executors.newVirtualThreadPerTaskExecutor()) {
            var summary = apart.submit(() -> session.run(request, RunListener.NONE));
            try {
                return summary.get();
            } catch (InterruptedException stopped) {
                session.cancel();
                throw stopped;
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
            }
        }
    }

    private static UnitTests noUnitTests() {
        throw new IllegalStateException("tasks build and test data; unit tests belong to the build");
    }

    private static String line(NodeResult result) {
        String message = result.message().isEmpty() ? "" : ": " + result.message();
        return "%s %s %s in %d ms%s"
                .formatted(
                        result.kind(),
                        result.node().name(),
                        result.status().key(),
                        result.span().length().toMillis(),
                        message);
    }
}

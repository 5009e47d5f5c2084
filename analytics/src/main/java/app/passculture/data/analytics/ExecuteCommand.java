package app.passculture.data.analytics;

import app.passculture.data.analytics.execution.Grants;
import app.passculture.data.analytics.execution.Plan;
import app.passculture.data.analytics.execution.ProjectSession;
import app.passculture.data.analytics.execution.RunEvent;
import app.passculture.data.analytics.execution.RunListener;
import app.passculture.data.analytics.execution.RunRequest;
import app.passculture.data.analytics.execution.RunSummary;
import app.passculture.data.analytics.quality.UnitTests;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.Deferral;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ResourceType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Executes nodes of some kinds, in the order of the graph: run, test, build, seed and snapshot. */
@Command(mixinStandardHelpOptions = true)
final class ExecuteCommand implements Callable<Integer> {

    private static final int WELL = 0;
    private static final int UNWELL = 1;

    private final Analytics.Surface surface;
    private final Set<ResourceType> types;

    @Spec
    private @org.jspecify.annotations.Nullable CommandSpec spec;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    @Mixin
    private RunArguments options = new RunArguments();

    private ExecuteCommand(Analytics.Surface surface, Set<ResourceType> types) {
        this.surface = surface;
        this.types = types;
    }

    /** A command of a name that executes nodes of some kinds. */
    static picocli.CommandLine of(Analytics.Surface surface, String name, String description, ResourceType... types) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new ExecuteCommand(surface, EnumSet.copyOf(List.of(types))));
        spec.name(name).usageMessage().description(description);
        return new picocli.CommandLine(spec);
    }

    private List<String> words() {
        return spec == null ? List.of() : spec.commandLine().getParseResult().originalArgs();
    }

    @Override
    public Integer call() {
        Project project = Project.read(arguments.options(surface));
        project.warnings().forEach(warning -> surface.errors().println("warning: " + warning));
        List<Node> nodes = arguments.nodes(project).stream()
                .filter(node -> types.contains(node.type()))
                .toList();
        return new Execution(surface, project, options).execute(nodes, arguments.deferral(), words());
    }

    /** One execution of nodes of a project, with what it leaves behind. */
    static final class Execution {

        private final Analytics.Surface surface;
        private final Project project;
        private final RunArguments options;
        private final Artefacts artefacts;

        Execution(Analytics.Surface surface, Project project, RunArguments options) {
            this.surface = surface;
            this.project = project;
            this.options = options;
            this.artefacts = new Artefacts(project);
        }

        int execute(List<Node> nodes, Deferral deferral, List<String> words) {
            try (Warehouses.Opened opened = surface.warehouses().open(project);
                    Bench bench = new Bench(surface, project)) {
                ProjectSession session = new ProjectSession(
                        project,
                        opened.warehouse(),
                        bench::tests,
                        Warehouses.isLocal(project)
                                ? ProjectSession.Sources.EMPTY_WHEN_ABSENT
                                : ProjectSession.Sources.AS_THEY_ARE);
                RunRequest request =
                        options.request(project, nodes, deferral, surface.ids().get());
                tellOfGrants(nodes);
                if (options.dryRun()) {
                    return dryRun(session, request);
                }
                return run(session, request, opened, words);
            }
        }

        /** Nobody is kept from reading the file of the embedded engine. */
        private void tellOfGrants(List<Node> nodes) {
            List<String> granted = nodes.stream()
                    .filter(node -> node.type().referable() && !node.ephemeral())
                    .filter(node -> !Grants.of(node).isEmpty())
                    .map(Node::name)
                    .toList();
            if (!granted.isEmpty() && Warehouses.isLocal(project)) {
                surface.errors().println("note: grants mean nothing on this machine: " + String.join(", ", granted));
            }
        }

        private int dryRun(ProjectSession session, RunRequest request) {
            for (Plan plan : session.plans(request)) {
                surface.out().println("-- " + plan.kind() + " " + plan.node().uniqueId());
                surface.out().println(plan.described());
                surface.out().println();
            }
            return WELL;
        }

        private int run(ProjectSession session, RunRequest request, Warehouses.Opened opened, List<String> words) {
            Map<String, Compiled> compiled = session.compile(request);
            artefacts.compiled(compiled, surface.clock().instant());
            RunSummary summary;
            Interruption interruption = new Interruption(session::cancel);
            try {
                summary = session.run(request, listener());
                artefacts.results(summary, words, compiled);
                if (summary.ending() == RunSummary.Ending.COMPLETE) {
                    artefacts.catalog(
                            opened.warehouse(), request.nodes(), surface.clock().instant());
                }
                tell(summary, compiled);
            } finally {
                interruption.end();
            }
            if (summary.ending() == RunSummary.Ending.INTERRUPTED) {
                return Analytics.INTERRUPTED;
            }
            return summary.isWell() ? WELL : UNWELL;
        }

        private RunListener listener() {
            RunListener progress =
                    options.quiet() || options.output().equals("json") ? RunListener.NONE : progress(options.output());
            return new RunListener() {
                @Override
                public void happened(RunEvent event) {
                    progress.happened(event);
                }

                @Override
                public void planned(Plan plan) {
                    artefacts.planned(plan);
                }
            };
        }

        private RunListener progress(String output) {
            return switch (output) {
                case "text" -> new ProgressText(surface.out());
                case "ndjson" -> new ProgressEvents(surface.out());
                default -> throw new ProjectException.BadRequest("--output is text, json or ndjson, not " + output);
            };
        }

        private void tell(RunSummary summary, Map<String, Compiled> compiled) {
            Path directory = project.options().directory();
            switch (options.output()) {
                case "json" -> surface.out().println(DataFile.text(Artefacts.results(directory)));
                case "ndjson" -> new ProgressEvents(surface.out()).summary(summary);
                default ->
                    new ProgressText(surface.out())
                            .summary(
                                    summary,
                                    id -> artefacts.compiledPath(project.node(id), compiled),
                                    "analytics retry --project-dir " + directory);
            }
            surface.out().flush();
        }
    }

    /** The place of unit tests, opened when the first one is run. */
    static final class Bench implements AutoCloseable {

        private final Analytics.Surface surface;
        private final Project project;
        private final List<Warehouses.Opened> opened = new ArrayList<>();
        private final List<UnitTests> tests = new ArrayList<>();

        Bench(Analytics.Surface surface, Project project) {
            this.surface = surface;
            this.project = project;
        }

        synchronized UnitTests tests() {
            if (tests.isEmpty()) {
                opened.add(surface.warehouses().bench(project));
                tests.add(new UnitTests(project, opened.getFirst().warehouse()));
            }
            return tests.getFirst();
        }

        @Override
        public synchronized void close() {
            opened.forEach(Warehouses.Opened::close);
        }
    }
}

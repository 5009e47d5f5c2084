package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The steps of a check, from files to a report: read, compile, analyse, compare with contracts, follow personal data, apply the project's rules. */
public final class Checking {

    private final ProjectOptions options;
    private final Path target;
    private final Memory memory;
    private final Optional<Bench> bench;

    private Checking(ProjectOptions options, Path target, Memory memory, Optional<Bench> bench) {
        this.options = options;
        this.target = target;
        this.memory = memory;
        this.bench = bench;
    }

    /** Lends an empty warehouse of this machine, in which the project's rules are asked. */
    public interface Bench {
        List<Finding> lend(Project project, Function<Warehouse, List<Finding>> use);
    }

    /** Whether what was found is kept for the next check. */
    public enum Memory {
        KEPT,
        NONE
    }

    /** A check of the project in a directory; it keeps what it learned in the target directory. */
    public static Checking of(ProjectOptions options, Path target, Memory memory) {
        return new Checking(options, target, memory, Optional.empty());
    }

    /** This with the rules of the project's {@code checks}. */
    public Checking withRules(Bench lent) {
        return new Checking(options, target, memory, Optional.of(lent));
    }

    /** What was read and learned of a project. */
    public record Knowledge(Project project, Map<String, Compiled> compiled, CheckReport report) {}

    /** The report about the nodes of a selection, and all that they need; {@code asked} tells one selection from another. */
    public CheckReport report(String asked, Function<Project, Collection<Node>> selection) {
        Optional<UnchangedProject> unchanged =
                memory == Memory.KEPT ? Optional.of(new UnchangedProject(options, target, asked)) : Optional.empty();
        return unchanged.flatMap(UnchangedProject::report).orElseGet(() -> {
            CheckReport report = knowledge(selection).report();
            unchanged.ifPresent(each -> each.keep(report));
            return report;
        });
    }

    /** Reads, compiles and checks. */
    public Knowledge knowledge(Function<Project, Collection<Node>> selection) {
        FactsFile cache = memory == Memory.KEPT ? FactsFile.in(target) : FactsFile.empty();
        Supplier<GoogleSql> sql = cache.isEmpty() ? early() : late();
        Project project = Project.read(options);
        Collection<Node> nodes = wanted(project, selection.apply(project));
        Map<String, Compiled> compiled = new Compiler(project, options.clock(), _ -> false).compile(nodes);
        CheckReport checked = new ProjectCheck(project, compiled, sql, cache).run();
        List<Finding> findings = PolicyFile.find(options.directory().resolve("policies.yml"), project)
                .map(policies -> new PolicyCheck(project, policies).findings(checked))
                .orElse(checked.findings());
        if (memory == Memory.KEPT) {
            cache.write();
        }
        List<Finding> all = new ArrayList<>(findings);
        bench.filter(_ -> ProjectRules.isThere(project))
                .ifPresent(lent -> all.addAll(lent.lend(
                        project, warehouse -> rules(new Knowledge(project, compiled, checked), nodes, warehouse))));
        return new Knowledge(project, compiled, new CheckReport(all, checked.facts(), checked.checked()));
    }

    private List<Finding> rules(Knowledge known, Collection<Node> nodes, Warehouse warehouse) {
        DatasetName dataset = new DatasetName(warehouse.project(), "project_rules");
        new ProjectTables(known.project(), known.compiled(), known.report())
                .load(warehouse, dataset, target.resolve("check"));
        return new ProjectRules(
                        known.project(), nodes.stream().map(Node::uniqueId).collect(Collectors.toSet()))
                .findings(warehouse, dataset);
    }

    /** The library loads while the project is read. */
    private static Supplier<GoogleSql> early() {
        CompletableFuture<GoogleSql> loading = CompletableFuture.supplyAsync(GoogleSql::loadWarm);
        return loading::join;
    }

    private static Supplier<GoogleSql> late() {
        CompletableFuture<GoogleSql> loading = new CompletableFuture<>();
        return () -> {
            synchronized (loading) {
                if (!loading.isDone()) {
                    loading.complete(GoogleSql.load());
                }
            }
            return loading.join();
        };
    }

    /** The nodes and what they need; the functions of on-run-start are always needed. */
    private static Collection<Node> wanted(Project project, Collection<Node> selected) {
        Map<String, Node> wanted = new LinkedHashMap<>();
        for (Node node : selected) {
            wanted.put(node.uniqueId(), node);
            project.graph()
                    .ancestors(node.uniqueId(), Integer.MAX_VALUE)
                    .forEach(ancestor -> wanted.put(ancestor, project.node(ancestor)));
        }
        project.nodes().values().stream()
                .filter(node -> node.type() == ResourceType.OPERATION)
                .forEach(node -> wanted.put(node.uniqueId(), node));
        return wanted.values();
    }
}

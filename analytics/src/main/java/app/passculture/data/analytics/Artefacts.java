package app.passculture.data.analytics;

import app.passculture.data.analytics.execution.CatalogFile;
import app.passculture.data.analytics.execution.JUnitReport;
import app.passculture.data.analytics.execution.Plan;
import app.passculture.data.analytics.execution.RunResults;
import app.passculture.data.analytics.execution.RunSummary;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.CompiledFiles;
import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.Manifest;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a command leaves in the target directory of a project. */
final class Artefacts {

    private final Project project;
    private final Path target;

    Artefacts(Project project) {
        this.project = project;
        this.target = target(project);
    }

    static Path target(Project project) {
        return project.options().directory().resolve("target");
    }

    /** The results of the run before, from which a retry and the order of the next run come. */
    static Path results(Path directory) {
        return directory.resolve("target").resolve("run_results.json");
    }

    void compiled(Map<String, Compiled> compiled, Instant now) {
        CompiledFiles.write(project, compiled, target);
        new Manifest(project, compiled, now).write(target.resolve("manifest.json"));
    }

    void planned(Plan plan) {
        String path = CompiledFiles.path(plan.node()).replaceFirst("^compiled/", "run/");
        DataFile.write(target.resolve(path), plan.described() + "\n");
    }

    void results(RunSummary summary, List<String> arguments, Map<String, Compiled> compiled) {
        RunResults.write(results(project.options().directory()), summary, arguments, node -> {
            Compiled sql = compiled.get(node.uniqueId());
            return sql == null ? null : sql.sql();
        });
        DataFile.write(target.resolve("junit.xml"), JUnitReport.of(summary, project.name()));
    }

    void catalog(Warehouse warehouse, List<Node> nodes, Instant now) {
        CatalogFile.write(target.resolve("catalog.json"), warehouse, nodes, now);
    }

    /** Where the SQL of a node is, from the project; empty when it has none. */
    String compiledPath(Node node, Map<String, Compiled> compiled) {
        return compiled.containsKey(node.uniqueId()) ? "target/" + CompiledFiles.path(node) : "";
    }
}

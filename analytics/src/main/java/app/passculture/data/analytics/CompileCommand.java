package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.CompiledFiles;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Manifest;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compiles the selected nodes and writes target/manifest.json and target/compiled. */
@Command(name = "compile", description = "Compiles the nodes and writes the manifest.", mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    CompileCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Project project = Project.read(arguments.options(surface));
        List<Node> nodes = arguments.nodes(project);
        Map<String, Compiled> compiled = new Compiler(project, surface.clock(), _ -> false)
                .with(arguments.deferral().substitution(project, nodes, _ -> false))
                .compile(nodes);
        Path target = arguments.directory().resolve("target");
        CompiledFiles.write(project, compiled, target);
        new Manifest(project, compiled, surface.clock().instant()).write(target.resolve("manifest.json"));
        project.warnings().forEach(warning -> surface.out().println("warning: " + warning));
        surface.out()
                .printf(
                        "%d nodes read, %d compiled for target %s; see %s%n",
                        project.nodes().size(),
                        compiled.size(),
                        project.target().name(),
                        target.resolve("manifest.json"));
        return 0;
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Globals;
import app.passculture.data.analytics.template.Interpreter;
import app.passculture.data.analytics.template.Limits;
import app.passculture.data.analytics.template.Macro;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import app.passculture.data.analytics.template.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a project, step by step; each step tells everything that is wrong in it before the next begins. */
final class ProjectReader {

    private final ProjectOptions options;
    private final Problems problems = new Problems();
    private final Interpreter interpreter;
    private final ProjectContext context;

    ProjectReader(ProjectOptions options) {
        this.options = options;
        this.interpreter = new Interpreter(Limits.GENEROUS, options.clock());
        this.context = new ProjectContext(options);
    }

    Project read() {
        List<ProjectFiles> packages = Packages.read(options.directory());
        Settings root = packages.getFirst().settings();
        Target target = target(root);
        Map<String, Map<String, @Nullable Object>> settings = settings(packages, target);
        Map<String, Map<String, Value>> bases = bases(packages, settings, target);
        MacroRegistry macros = MacroRegistry.of(root, macros(packages), problems);
        List<PropertyFile> properties = properties(packages);
        problems.throwIfAny();
        Surroundings surroundings = new Surroundings(
                root.name(),
                target,
                macros,
                bases,
                () -> Value.of(Map.of("nodes", Map.of(), "sources", Map.of())),
                new TemplateTexts(),
                options);
        Evaluation evaluation = evaluation(surroundings, settings);
        List<Draft> enabled = drafts(packages, properties, macros, evaluation);
        return project(root, packages, properties, new Linked(enabled, surroundings, evaluation, settings));
    }

    /** What reading came to. */
    private record Linked(
            List<Draft> drafts,
            Surroundings surroundings,
            Evaluation evaluation,
            Map<String, Map<String, @Nullable Object>> settings) {}

    private Target target(Settings root) {
        Globals globals = Globals.of(context.withoutTarget(Variables.given(options.vars())));
        return new Targets(options, new YamlRenderer(interpreter, globals)).read(root);
    }

    /** The settings of each package as data, evaluated for the target. */
    private Map<String, Map<String, @Nullable Object>> settings(List<ProjectFiles> packages, Target target) {
        Globals globals = Globals.of(context.of(target, Variables.given(options.vars())));
        YamlRenderer renderer = new YamlRenderer(interpreter, globals);
        Map<String, Map<String, @Nullable Object>> settings = new LinkedHashMap<>();
        for (ProjectFiles files : packages) {
            problems.noting(() -> settings.put(
                    files.settings().name(), renderer.mapping(files.settings().yaml())));
        }
        problems.throwIfAny();
        return settings;
    }

    private Map<String, Map<String, Value>> bases(
            List<ProjectFiles> packages, Map<String, Map<String, @Nullable Object>> settings, Target target) {
        String root = packages.getFirst().settings().name();
        Map<String, Map<String, Value>> bases = new LinkedHashMap<>();
        settings.forEach((name, own) -> {
            List<Map<String, @Nullable Object>> levels =
                    name.equals(root) ? List.of(own) : List.of(own, settings.getOrDefault(root, Map.of()));
            bases.put(name, context.of(target, Variables.of(name, levels, options.vars())));
        });
        return bases;
    }

    private Map<String, List<Macro>> macros(List<ProjectFiles> packages) {
        Map<String, List<Macro>> macros = new LinkedHashMap<>();
        BuiltInMacros.PACKAGES.forEach(name -> macros.put(name, BuiltInMacros.of(name)));
        for (ProjectFiles files : packages) {
            List<Macro> own = Stream.concat(files.macros().stream(), files.genericTests().stream())
                    .parallel()
                    .flatMap(file ->
                            problems.find(() -> Template.parse(TemplateSource.of(file.path(), file.text()))).stream())
                    .flatMap(template -> template.macros().stream())
                    .toList();
            macros.put(files.settings().name(), own);
        }
        return macros;
    }

    private List<PropertyFile> properties(List<ProjectFiles> packages) {
        List<PropertyFile> read = new ArrayList<>();
        packages.forEach(files ->
                read.addAll(files.properties().parallelStream()
                        .flatMap(file -> problems
                                .find(() -> new PropertyFile(
                                        file, files.settings(), YamlFile.read(file.path(), file.text())))
                                .stream())
                        .toList()));
        return read;
    }

    private Evaluation evaluation(Surroundings surroundings, Map<String, Map<String, @Nullable Object>> settings) {
        Map<String, ConfigTree> folders = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, @Nullable Object>> each : settings.entrySet()) {
            folders.put(each.getKey(), new ConfigTree(each.getValue()));
        }
        Globals globals = Globals.of(surroundings.base(surroundings.root()));
        return new Evaluation(interpreter, surroundings, folders, new YamlRenderer(interpreter, globals));
    }

    private List<Draft> drafts(
            List<ProjectFiles> packages, List<PropertyFile> properties, MacroRegistry macros, Evaluation evaluation) {
        List<Draft> drafts = new ArrayList<>();
        packages.forEach(files -> drafts.addAll(new Drafts(problems).of(files)));
        drafts.addAll(declared(properties, new PropertyNodes(evaluation.renderer(), problems)::of));
        drafts.addAll(declared(properties, new GenericTests(macros, evaluation.texts(), problems)::of));
        Described described = Described.of(properties, problems);
        Linker.refuseDuplicates(drafts, problems);
        problems.throwIfAny();
        each(drafts, draft -> evaluation.place(draft, described.find(draft.type(), draft.packageName(), draft.name())));
        each(drafts, evaluation::evaluate);
        problems.throwIfAny();
        return linked(packages.getFirst().settings().name(), drafts, evaluation);
    }

    private static List<Draft> declared(List<PropertyFile> files, Function<PropertyFile, List<Draft>> read) {
        return files.parallelStream().flatMap(file -> read.apply(file).stream()).toList();
    }

    private void each(List<Draft> drafts, java.util.function.Consumer<Draft> step) {
        drafts.parallelStream().forEach(draft -> problems.noting(() -> step.accept(draft)));
    }

    private List<Draft> linked(String root, List<Draft> drafts, Evaluation evaluation) {
        Set<Object> disabled = drafts.stream()
                .filter(draft -> !draft.config().enabled())
                .map(Draft::uniqueId)
                .collect(Collectors.toSet());
        List<Draft> wanted = drafts.stream()
                .filter(draft -> !disabled.contains(draft.uniqueId()))
                .filter(draft -> !disabled.contains(draft.extra().getOrDefault("attached_node", "")))
                .toList();
        each(wanted, evaluation::name);
        new Linker(root, drafts, problems).link(wanted);
        Linker.refuseSharedTables(wanted, problems);
        problems.throwIfAny();
        Linker.refuseCycle(wanted, problems);
        problems.throwIfAny();
        return wanted;
    }

    private Project project(Settings root, List<ProjectFiles> packages, List<PropertyFile> properties, Linked linked) {
        DocBlocks docs = DocBlocks.of(root.name(), packages, problems);
        NodeDescriptions descriptions = new NodeDescriptions(linked.evaluation(), docs);
        List<Node> nodes = linked.drafts().parallelStream()
                .flatMap(draft -> problems.find(() -> Node.of(draft, descriptions.of(draft))).stream())
                .toList();
        List<Project.Group> groups = new Groups(problems).of(properties);
        problems.throwIfAny();
        Map<String, @Nullable Object> vars = Variables.of(
                        root.name(), List.of(linked.settings().getOrDefault(root.name(), Map.of())), options.vars())
                .values();
        Project.Declarations declarations =
                new Project.Declarations(docs, groups, selectors(), vars, problems.warnings());
        return new Project(root.name(), linked.surroundings().target(), nodes, declarations, linked.surroundings());
    }

    private Optional<Yaml.Mapping> selectors() {
        Path file = options.directory().resolve("selectors.yml");
        return Files.isRegularFile(file)
                ? Optional.of(YamlFile.read("selectors.yml", ProjectFiles.text(file)))
                : Optional.empty();
    }
}

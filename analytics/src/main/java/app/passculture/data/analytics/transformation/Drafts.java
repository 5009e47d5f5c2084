package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes a draft of every node that a file of SQL or data stands for. */
final class Drafts {

    private final Problems problems;

    Drafts(Problems problems) {
        this.problems = problems;
    }

    List<Draft> of(ProjectFiles files) {
        Settings settings = files.settings();
        List<Draft> drafts = new ArrayList<>();
        drafts.addAll(each(files.models(), file -> sql(file, ResourceType.MODEL, settings.modelPaths())));
        drafts.addAll(each(files.analyses(), file -> sql(file, ResourceType.ANALYSIS, settings.analysisPaths())));
        drafts.addAll(each(files.tests(), file -> sql(file, ResourceType.TEST, settings.testPaths())));
        drafts.addAll(each(files.seeds(), file -> seed(file, settings.seedPaths())));
        files.snapshots().forEach(file -> problems.noting(() -> drafts.addAll(snapshots(file, settings))));
        drafts.addAll(hooks(settings));
        return drafts;
    }

    private List<Draft> each(List<SourceFile> files, Function<SourceFile, Draft> make) {
        return files.parallelStream()
                .flatMap(file -> problems.find(() -> make.apply(file)).stream())
                .toList();
    }

    private static Draft sql(SourceFile file, ResourceType type, List<String> roots) {
        Template template = Template.parse(TemplateSource.trimmed(file.path(), file.text()));
        return draft(file, type, roots, new Draft.Code(file.text().strip(), template));
    }

    private static Draft seed(SourceFile file, List<String> roots) {
        return draft(file, ResourceType.SEED, roots, new Draft.Code(file.text(), null));
    }

    private static Draft draft(SourceFile file, ResourceType type, List<String> roots, Draft.Code code) {
        return new Draft(identity(file, type, file.stem(), roots), file, new Position(file.path(), 1, 1), code);
    }

    static Draft.Identity identity(SourceFile file, ResourceType type, String name, List<String> roots) {
        return new Draft.Identity(
                type,
                file.packageName(),
                name,
                type.key() + "." + file.packageName() + "." + name,
                fqn(file, name, roots));
    }

    /** The package, the folders below the root of the kind, the name. */
    static List<String> fqn(SourceFile file, String name, List<String> roots) {
        String below = roots.stream()
                .filter(root -> file.packagePath().startsWith(root + "/"))
                .max(java.util.Comparator.comparingInt(String::length))
                .map(root -> file.packagePath().substring(root.length() + 1))
                .orElse(file.packagePath());
        List<String> parts = Stream.of(below.split("/", -1)).toList();
        List<String> fqn = new ArrayList<>(List.of(file.packageName()));
        fqn.addAll(parts.subList(0, parts.size() - 1));
        fqn.add(name);
        return fqn;
    }

    private static List<Draft> snapshots(SourceFile file, Settings settings) {
        Template template = Template.parse(TemplateSource.trimmed(file.path(), file.text()));
        return template.blocks().stream()
                .filter(block -> block.kind().equals("snapshot"))
                .map(block -> new Draft(
                        identity(file, ResourceType.SNAPSHOT, block.name(), settings.snapshotPaths()),
                        file,
                        block.position(),
                        new Draft.Code(file.text().strip(), block.template())))
                .toList();
    }

    private List<Draft> hooks(Settings settings) {
        List<Draft> hooks = new ArrayList<>();
        for (String moment : List.of("on-run-start", "on-run-end")) {
            List<Yaml> statements = settings.yaml().items(moment);
            for (int i = 0; i < statements.size(); i++) {
                String name = settings.name() + "-" + moment + "-" + i;
                Yaml statement = statements.get(i);
                problems.noting(() -> hooks.add(hook(settings, name, statement)));
            }
        }
        return hooks;
    }

    private static Draft hook(Settings settings, String name, Yaml statement) {
        String text = String.valueOf(statement.data());
        SourceFile file = new SourceFile(
                settings.name(),
                settings.prefix() + "dbt_project.yml",
                "dbt_project.yml",
                settings.root().resolve("dbt_project.yml"),
                text);
        Template template = Template.parse(TemplateSource.within(statement.position(), text));
        return new Draft(
                new Draft.Identity(
                        ResourceType.OPERATION,
                        settings.name(),
                        name,
                        "operation." + settings.name() + "." + name,
                        List.of(settings.name(), "hooks", name)),
                file,
                statement.position(),
                new Draft.Code(text, template));
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.Globals;
import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code docs} blocks of the Markdown files. */
final class DocBlocks {

    private static final Pattern BLOCK =
            Pattern.compile("\\{%-?\\s*docs\\s+(\\w+)\\s*-?%}(.*?)\\{%-?\\s*enddocs\\s*-?%}", Pattern.DOTALL);

    private final String root;
    private final Map<String, Map<String, Block>> byPackage = new LinkedHashMap<>();
    private final Map<String, Globals> globals = new ConcurrentHashMap<>();

    private DocBlocks(String root) {
        this.root = root;
    }

    /** A block: where it begins and what it says. */
    record Block(String packageName, String name, Position position, String path, String text) {
        String uniqueId() {
            return "doc." + packageName + "." + name;
        }
    }

    static DocBlocks of(String root, List<ProjectFiles> packages, Problems problems) {
        DocBlocks blocks = new DocBlocks(root);
        for (ProjectFiles files : packages) {
            files.docs().forEach(file -> blocks.read(file, problems));
        }
        return blocks;
    }

    private void read(SourceFile file, Problems problems) {
        Matcher found = BLOCK.matcher(file.text());
        while (found.find()) {
            int line = (int) file.text().substring(0, found.start()).lines().count();
            Position position = new Position(file.path(), Math.max(1, line), 1);
            Block block = new Block(
                    file.packageName(),
                    found.group(1),
                    position,
                    file.packagePath(),
                    found.group(2).strip());
            Block before = byPackage
                    .computeIfAbsent(file.packageName(), _ -> new LinkedHashMap<>())
                    .putIfAbsent(block.name(), block);
            if (before != null) {
                problems.add(position, "docs block '%s' is also at %s".formatted(block.name(), before.position()));
            }
        }
    }

    List<Block> all() {
        return byPackage.values().stream()
                .flatMap(blocks -> blocks.values().stream())
                .toList();
    }

    private Optional<Block> find(String name, String packageName) {
        return in(packageName, name)
                .or(() -> in(root, name))
                .or(() -> all().stream()
                        .filter(block -> block.name().equals(name))
                        .findFirst());
    }

    private Optional<Block> in(String packageName, String name) {
        return Optional.ofNullable(byPackage.getOrDefault(packageName, Map.of()).get(name));
    }

    /** What a description of the package sees. */
    Globals globals(String packageName, Surroundings surroundings) {
        return globals.computeIfAbsent(packageName, name -> {
            Map<String, Value> names = new LinkedHashMap<>(surroundings.base(name));
            names.put("doc", function(name));
            return Globals.of(names);
        });
    }

    /** {@code doc('name')} or {@code doc('package', 'name')} in a file of the package. */
    private Callable function(String packageName) {
        return call -> {
            List<String> names = call.positional().stream().map(Value::printed).toList();
            Optional<Block> block = switch (names.size()) {
                case 1 -> find(names.getFirst(), packageName);
                case 2 -> in(names.getFirst(), names.getLast());
                default -> throw call.refusal("doc() takes a name, or a package and a name");
            };
            return block.<Value>map(found -> new Text(found.text()))
                    .orElseThrow(() -> call.refusal("no docs block '" + names.getLast() + "'"
                            + NearNames.hint(
                                    names.getLast(),
                                    all().stream().map(Block::name).toList())));
        };
    }
}

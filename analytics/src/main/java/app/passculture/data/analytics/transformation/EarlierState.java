package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The nodes that a manifest of an earlier compilation tells of, to compare with those of now, and the tables they became. */
public final class EarlierState {

    private static final String FILE = "manifest.json";
    private static final Set<String> BUILT = Set.of("model", "seed", "snapshot");

    private final Path file;
    private final Map<String, String> meanings = new HashMap<>();
    private final Map<String, String> relations = new HashMap<>();
    private final Map<String, String> metadata = new HashMap<>();
    private @Nullable Map<String, Optional<String>> now;

    private EarlierState(Path file) {
        this.file = file;
    }

    /**
     * The state that the manifest in a directory tells.
     *
     * @throws ProjectException.BadRequest when there is none
     */
    public static EarlierState in(Path directory) {
        EarlierState state = new EarlierState(file(directory));
        try (var in = Files.newInputStream(state.file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            state.read(parser);
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(state.file, cause);
        }
        return state;
    }

    static Path file(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ProjectException.BadRequest("--state: there is no " + file);
        }
        return file;
    }

    private void read(JsonParser parser) {
        String id = "";
        int depth = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING) {
                String key = String.valueOf(parser.currentName());
                if (depth == 3 && key.equals("unique_id")) {
                    id = parser.getString();
                } else if (depth == 3) {
                    take(id, key, parser.getString());
                } else if (depth == 2) {
                    metadata.putIfAbsent(key, parser.getString());
                }
            }
        }
    }

    private void take(String id, String key, String value) {
        switch (key) {
            case "meaning" -> meanings.put(id, value);
            case "relation_name" -> {
                if (BUILT.contains(id.substring(0, Math.max(0, id.indexOf('.'))))) {
                    relations.put(id, value);
                }
            }
            case "start", "end" -> metadata.put(key, value);
            default -> {
                // the rest is not compared
            }
        }
    }

    Path file() {
        return file;
    }

    /** The tables of models, seeds and snapshots by unique id, quoted. */
    public Map<String, String> relations() {
        return Map.copyOf(relations);
    }

    /** Nodes that are new, old (in both), modified (new too) or unmodified. */
    Predicate<Node> criterion(Project project, String value) {
        return switch (value) {
            case "new" -> node -> !meanings.containsKey(node.uniqueId());
            case "old" -> node -> meanings.containsKey(node.uniqueId());
            case "modified" -> node -> isModified(project, node);
            case "unmodified" -> node -> !isModified(project, node);
            default ->
                throw new ProjectException.BadRequest("state: is new, old, modified or unmodified, not " + value);
        };
    }

    private boolean isModified(Project project, Node node) {
        String before = meanings.get(node.uniqueId());
        return before == null || !Optional.of(before).equals(now(project).get(node.uniqueId()));
    }

    private synchronized Map<String, Optional<String>> now(Project project) {
        if (now == null) {
            Project then = then(project);
            Map<String, Compiled> compiled = compiled(then);
            Map<String, Optional<String>> made = new HashMap<>();
            then.nodes().forEach((id, node) -> made.put(id, Meaning.of(node, compiled.get(id))));
            now = made;
        }
        return now;
    }

    /** The SQL of every node of a project that was read as {@link #then}. */
    static Map<String, Compiled> compiled(Project then) {
        return new Compiler(then, then.options().clock(), _ -> false)
                .compile(then.nodes().values());
    }

    /** The files of now as they would have been read then, for its target, days and time of day: those change nothing. */
    Project then(Project project) {
        ProjectOptions options = project.options()
                .at(InstantSource.fixed(instant("generated_at").orElse(Instant.EPOCH)))
                .covering(instant("start")
                        .flatMap(start -> instant("end").map(end -> new ProjectOptions.Window(start, end))));
        String target = metadata.getOrDefault("target_name", project.target().name());
        try {
            return Project.read(options.withTarget(target));
        } catch (ProjectException.Invalid | ProjectException.BadRequest wrong) {
            throw new ProjectException.BadRequest(
                    "--state: %s is of target '%s', for which this project cannot be read: %s"
                            .formatted(file, target, wrong.getMessage()));
        }
    }

    private Optional<Instant> instant(String key) {
        return Optional.ofNullable(metadata.get(key)).map(Instant::parse);
    }
}

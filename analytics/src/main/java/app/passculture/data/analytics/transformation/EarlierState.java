package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The nodes that a manifest of an earlier compilation tells of, to compare with those of now. */
public final class EarlierState {

    private final Map<String, String> meanings;
    private final Instant compiledAt;
    private @Nullable Map<String, Optional<String>> now;

    private EarlierState(Map<String, String> meanings, Instant compiledAt) {
        this.meanings = meanings;
        this.compiledAt = compiledAt;
    }

    /**
     * The state that the manifest in a directory tells.
     *
     * @throws ProjectException.BadRequest when there is none
     */
    public static EarlierState in(Path directory) {
        Path file = directory.resolve("manifest.json");
        if (!java.nio.file.Files.isRegularFile(file)) {
            throw new ProjectException.BadRequest("--state: there is no " + file);
        }
        try (var in = java.nio.file.Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            return read(parser);
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(file, cause);
        }
    }

    private static EarlierState read(JsonParser parser) {
        Map<String, String> meanings = new HashMap<>();
        Instant compiledAt = Instant.EPOCH;
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
                } else if (depth == 3 && key.equals("meaning")) {
                    meanings.put(id, parser.getString());
                } else if (depth == 2 && key.equals("generated_at")) {
                    compiledAt = Instant.parse(parser.getString());
                }
            }
        }
        return new EarlierState(meanings, compiledAt);
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

    /** The project as it would have been compiled then, so that the time of day changes nothing. */
    private synchronized Map<String, Optional<String>> now(Project project) {
        if (now == null) {
            Map<String, Compiled> compiled = new Compiler(project, InstantSource.fixed(compiledAt), _ -> false)
                    .compile(project.nodes().values());
            Map<String, Optional<String>> made = new HashMap<>();
            project.nodes().forEach((id, node) -> made.put(id, Meaning.of(node, compiled.get(id))));
            now = made;
        }
        return now;
    }
}

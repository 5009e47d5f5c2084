package app.passculture.data.orchestration.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The checkout these tests run in, seen from its root. */
final class Repository {

    private static final Path ROOT = root(Path.of("").toAbsolutePath());

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Repository() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static boolean has(String path) {
        return Files.exists(file(path));
    }

    static JsonNode yaml(String path) {
        return new YAMLMapper().readTree(file(path).toFile());
    }

    static List<String> lines(String path) {
        try {
            return Files.readAllLines(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> modules() {
        return MODULE.matcher(String.join("\n", lines("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    /** The texts of a YAML list, or the one text where YAML allows a single value. */
    static List<String> texts(JsonNode node) {
        Collection<JsonNode> values = node.isArray() ? node.values() : node.isMissingNode() ? List.of() : List.of(node);
        return values.stream().map(JsonNode::asString).toList();
    }

    private static Path root(Path start) {
        return Stream.iterate(start, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mvnw above " + start));
    }
}

package app.passculture.data.orchestration.vault;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Variables and connections that are mounted as files: {@code variables/KEY} holds a value, {@code connections/ID} a URI or a JSON object with
 * the names that the REST API uses. They are read each time, so that a rotated secret counts at once.
 */
public final class MountedFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]*";

    private final @Nullable Path directory;

    MountedFiles(@Nullable Path directory) {
        this.directory = directory;
    }

    /** The names of the variables there are. */
    public SortedSet<String> variables() {
        return names("variables");
    }

    /** The names of the connections there are. */
    public SortedSet<String> connections() {
        return names("connections");
    }

    private SortedSet<String> names(String kind) {
        if (directory == null || !Files.isDirectory(directory.resolve(kind))) {
            return new TreeSet<>();
        }
        try (Stream<Path> files = Files.list(directory.resolve(kind))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(NAME))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new VaultException.Mounted("cannot list " + directory.resolve(kind), unreadable);
        }
    }

    public Optional<String> variable(String key) {
        return read("variables", key);
    }

    public Optional<NamedConnection> connection(String id) {
        return read("connections", id).map(text -> connection(id, text));
    }

    private Optional<String> read(String kind, String name) {
        if (directory == null || !name.matches(NAME)) {
            return Optional.empty();
        }
        Path file = directory.resolve(kind).resolve(name);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new VaultException.Mounted("cannot read " + file, unreadable);
        }
    }

    private static NamedConnection connection(String id, String text) {
        try {
            return text.startsWith("{") ? ofJson(id, JSON.readTree(text)) : ofUri(id, URI.create(text));
        } catch (IllegalArgumentException | JacksonException wrong) {
            // Without its cause: the message of either quotes the text, which is a secret.
            throw new VaultException.Mounted(
                    "the mounted connection " + id + " is neither a URI nor a JSON object",
                    new IllegalArgumentException(wrong.getClass().getSimpleName()));
        }
    }

    private static NamedConnection ofJson(String id, JsonNode json) {
        JsonNode extra = json.path("extra");
        return new NamedConnection(
                id,
                json.path("conn_type").asString("generic"),
                text(json, "description"),
                text(json, "host"),
                text(json, "login"),
                text(json, "password"),
                json.hasNonNull("port") ? json.path("port").asInt() : null,
                text(json, "schema"),
                extra.isObject() ? extra.toString() : text(json, "extra"));
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.hasNonNull(field) ? json.path(field).asString() : null;
    }

    private static NamedConnection ofUri(String id, URI uri) {
        String user = uri.getRawUserInfo();
        String[] parts = user == null ? new String[0] : user.split(":", 2);
        String path = uri.getPath();
        return new NamedConnection(
                id,
                uri.getScheme().equals("postgresql") ? "postgres" : uri.getScheme(),
                null,
                uri.getHost(),
                parts.length > 0 ? decoded(parts[0]) : null,
                parts.length > 1 ? decoded(parts[1]) : null,
                uri.getPort() < 0 ? null : uri.getPort(),
                path == null || path.length() < 2 ? null : path.substring(1),
                null);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

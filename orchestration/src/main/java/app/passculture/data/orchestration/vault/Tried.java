package app.passculture.data.orchestration.vault;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection as trials read it. */
record Tried(NamedConnection connection) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    /** Whether it leads to this very machine, where nobody listens in. */
    static boolean isHere(String host) {
        return LOOPBACK.contains(host);
    }

    String host() {
        String host = connection.host();
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("The connection " + connection.id() + " has no host to try");
        }
        return host.strip();
    }

    int port(int usual) {
        Integer port = connection.port();
        return port == null ? usual : port;
    }

    String login() {
        String login = connection.login();
        return login == null ? "" : login;
    }

    String password() {
        String password = connection.password();
        return password == null ? "" : password;
    }

    String schema() {
        String schema = connection.schema();
        return schema == null ? "" : schema.strip();
    }

    /** A text of the extra, empty if there is none. */
    String extra(String field) {
        String extra = connection.extra();
        try {
            JsonNode tree = JsonMapper.shared().readTree(extra == null || extra.isBlank() ? "{}" : extra);
            JsonNode value = tree.path(field);
            return value.isObject() ? value.toString() : value.asString("");
        } catch (JacksonException wrong) {
            // Without its cause: the message quotes the text, which may hold secrets.
            throw new IllegalArgumentException("The extra of connection " + connection.id() + " is no JSON object");
        }
    }
}

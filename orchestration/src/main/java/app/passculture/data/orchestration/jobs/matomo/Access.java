package app.passculture.data.orchestration.jobs.matomo;

import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Vault;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The database and the gateway in front of it, as the vault has them at this moment. Only a database of this very machine, whose
 * {@code extra} says {@code "tunnel": "none"}, is reached without gateway.
 */
record Access(NamedConnection database, Optional<NamedConnection> gateway) {

    static final String DATABASE = "mysql_scalingo";
    static final String GATEWAY = "ssh_scalingo";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    static Access from(Vault vault) {
        NamedConnection database = required(vault, DATABASE);
        boolean direct = extra(database).path("tunnel").asString("").equals("none");
        if (direct && !LOOPBACK.contains(host(database))) {
            throw new MatomoException.NotConfigured(
                    "connection %s wants no tunnel, but %s is another machine".formatted(DATABASE, host(database)),
                    null);
        }
        return new Access(database, direct ? Optional.empty() : Optional.of(required(vault, GATEWAY)));
    }

    /** The JSON object of what else a connection says. */
    static JsonNode extra(NamedConnection connection) {
        String text = connection.extra();
        try {
            return JsonMapper.shared().readTree(text == null || text.isBlank() ? "{}" : text);
        } catch (JacksonException wrong) {
            // Without its cause: the message quotes the text, which holds secrets.
            throw new MatomoException.NotConfigured("the extra of connection " + connection.id() + " is no JSON", null);
        }
    }

    static String host(NamedConnection connection) {
        return given(connection, "host", connection.host());
    }

    static String login(NamedConnection connection) {
        return given(connection, "login", connection.login());
    }

    static int port(NamedConnection connection, int usual) {
        Integer port = connection.port();
        return port == null ? usual : port;
    }

    private static String given(NamedConnection connection, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new MatomoException.NotConfigured("connection " + connection.id() + " has no " + field, null);
        }
        return value;
    }

    private static NamedConnection required(Vault vault, String id) {
        return vault.connection(id)
                .orElseThrow(() -> new MatomoException.NotConfigured("there is no connection " + id, null));
    }
}

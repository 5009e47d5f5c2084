package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.vault.NamedConnection;
import app.passculture.data.orchestration.vault.Secrecy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a connection into the values of its form, and what the form sends into a connection. Secrets go only one way: an empty field leaves what is
 * stored, which a connection says by stars, and a tick forgets it.
 */
final class ConnectionForm {
    static final String EXTRA = "extra";
    static final String FORGET = "forget.";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConnectionKind kind;
    private final @Nullable NamedConnection before;
    private final @Nullable ObjectNode extra;

    ConnectionForm(ConnectionKind kind, Optional<NamedConnection> before) {
        this.kind = kind;
        this.before = before.map(NamedConnection::shown).orElse(null);
        this.extra = extra(this.before == null ? null : this.before.extra());
    }

    /** A value that the form must not have. */
    static final class Wrong extends RuntimeException {
        private final Fault fault;

        Wrong(Fault fault) {
            super(fault.field());
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    /** The values of the stored connection by the names of the fields, none of secrets; what no field is for is JSON in {@link #EXTRA}. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        if (before == null) {
            return values;
        }
        for (ConnectionField field : kind.fields()) {
            if (!field.isSecret()) {
                values.put(field.name(), field.isInExtra() ? text(extra(field)) : base(field.name()));
            }
        }
        values.put("description", base("description"));
        values.put(EXTRA, rest(before.extra()));
        return values;
    }

    /** Whether there is a secret already, so that an empty field leaves it. */
    boolean isStored(ConnectionField field) {
        return before != null
                && (field.isInExtra()
                        ? !extra(field).isMissingNode() && !extra(field).isNull()
                        : before.password() != null);
    }

    /** What is wanted, with stars for the secrets that stay. */
    NamedConnection connection(String id, Map<String, String> sent) {
        ObjectNode wanted = object(sent.getOrDefault(EXTRA, ""));
        Map<String, String> base = new LinkedHashMap<>();
        for (ConnectionField field : kind.fields()) {
            String value = value(field, sent);
            if (field.required() && value.isBlank()) {
                throw new Wrong(Fault.at(field.name(), "fault.required"));
            }
            if (!field.isInExtra()) {
                base.put(field.name(), value);
            } else if (!value.isEmpty()) {
                wanted.put(field.inExtra(), value);
            }
        }
        return new NamedConnection(
                id,
                base.getOrDefault("type", kind.type()),
                given(sent.getOrDefault("description", "")),
                given(base.get("host")),
                given(base.get("login")),
                given(base.get("password")),
                port(base.getOrDefault("port", "")),
                given(base.get("schema")),
                wanted.isEmpty() ? null : JSON.writeValueAsString(wanted));
    }

    private String value(ConnectionField field, Map<String, String> sent) {
        String value = sent.getOrDefault(field.name(), "").replace("\r\n", "\n");
        if (!field.isSecret()) {
            return value.strip();
        }
        boolean forgets = sent.containsKey(FORGET + field.name());
        return value.isBlank() ? isStored(field) && !forgets ? Secrecy.unchanged() : "" : value;
    }

    private static @Nullable Integer port(String text) {
        if (text.isEmpty()) {
            return null;
        }
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new Wrong(Fault.at("port", "fault.port", text));
        }
        return port;
    }

    private static ObjectNode object(String text) {
        if (text.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw new Wrong(Fault.at(EXTRA, "fault.extra.line", line));
        }
        throw new Wrong(Fault.at(EXTRA, "fault.extra"));
    }

    private static @Nullable ObjectNode extra(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(text) instanceof ObjectNode object ? object : null;
        } catch (JacksonException none) {
            return null;
        }
    }

    private JsonNode extra(ConnectionField field) {
        return extra == null ? JSON.missingNode() : extra.path(field.inExtra());
    }

    /** An extra that is no object is shown as it is. */
    private String rest(@Nullable String whole) {
        if (extra == null) {
            return whole == null ? "" : whole;
        }
        ObjectNode rest = extra.deepCopy();
        kind.fields().stream().filter(ConnectionField::isInExtra).forEach(field -> rest.remove(field.inExtra()));
        return rest.isEmpty() ? "" : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rest);
    }

    private String base(String field) {
        if (before == null) {
            return "";
        }
        String value = switch (field) {
            case "type" -> before.type();
            case "host" -> before.host();
            case "port" -> before.port() == null ? null : String.valueOf(before.port());
            case "schema" -> before.schema();
            case "login" -> before.login();
            case "description" -> before.description();
            default -> throw new IllegalArgumentException("a connection has no " + field);
        };
        return value == null ? "" : value;
    }

    private static String text(JsonNode value) {
        return value.isObject() || value.isArray() ? value.toString() : value.asString("");
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}

package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.administration.Connections;
import app.passculture.data.orchestration.administration.Deeds;
import app.passculture.data.orchestration.vault.ConnectionTrial;
import app.passculture.data.orchestration.vault.NamedConnection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Connections. */
@RestController
@RequestMapping("/api/v2/connections")
class ConnectionRoutes {
    private final Connections connections;
    private final Deeds deeds;

    ConnectionRoutes(Connections connections, Deeds deeds) {
        this.connections = connections;
        this.deeds = deeds;
    }

    /** A connection as it is shown. */
    record Shown(
            String connectionId,
            String connType,
            @Nullable String description,
            @Nullable String host,
            @Nullable String login,
            @Nullable String password,
            @Nullable Integer port,
            @Nullable String schema,
            @Nullable String extra,
            @Nullable String teamName)
            implements Answers.Answer {

        static Shown of(NamedConnection connection) {
            NamedConnection shown = connection.shown();
            return new Shown(
                    shown.id(),
                    shown.type(),
                    shown.description(),
                    shown.host(),
                    shown.login(),
                    shown.password(),
                    shown.port(),
                    shown.schema(),
                    shown.extra(),
                    null);
        }
    }

    @GetMapping
    ResponseEntity<Object> list(Query query) {
        return Answers.page(
                "connections",
                connections
                        .page(query.text("connection_id_pattern"), query.orderBy(), query.window())
                        .map(Shown::of));
    }

    @GetMapping("/{id:.+}")
    Shown get(@PathVariable String id) {
        return Shown.of(connections.existing(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown create(@Accepts("ConnectionBody") Body body, Caller caller) {
        return Shown.of(connections.create(given(body, null, List.of()), DagRoutes.actor(caller)));
    }

    /** Ours need no examples: nothing is made. */
    @PostMapping("/defaults")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void defaults() {}

    @PostMapping("/test")
    Map<String, Object> test(@Accepts("ConnectionBody") Body body, Caller caller) {
        ConnectionTrial.Outcome outcome = connections.test(given(body, null, List.of()), DagRoutes.actor(caller));
        return Map.of("status", outcome.works(), "message", outcome.message());
    }

    @PatchMapping("/{id:.+}")
    Shown update(@PathVariable String id, @Accepts("ConnectionBody") Body body, Query query, Caller caller) {
        if (!id.equals(body.text("connection_id"))) {
            throw new Refusal.Bad(
                    "The body names the connection %s, the path %s".formatted(body.text("connection_id"), id));
        }
        return Shown.of(update(caller, body, query.texts("update_mask")));
    }

    @DeleteMapping("/{id:.+}")
    ResponseEntity<Void> delete(@PathVariable String id, Caller caller) {
        connections.delete(id, DagRoutes.actor(caller));
        return ResponseEntity.noContent().build();
    }

    @PatchMapping
    Map<String, Bulk.Result> bulk(@Accepts("BulkBody_ConnectionBody_") Body body, Caller caller) {
        return deeds.together(() -> new Bulk(new Store(caller)).carryOut(body));
    }

    private NamedConnection update(Caller caller, Body body, List<String> mask) {
        NamedConnection before = connections.existing(body.text("connection_id"));
        return connections.update(given(body, before, mask), DagRoutes.actor(caller));
    }

    /** What the body says; where it says nothing, or the mask leaves a field out, what was there before. */
    private static NamedConnection given(Body body, @Nullable NamedConnection before, List<String> mask) {
        Fields fields = new Fields(body, mask);
        return new NamedConnection(
                body.text("connection_id"),
                before != null && !mask.isEmpty() && !mask.contains("conn_type")
                        ? before.type()
                        : body.text("conn_type"),
                fields.text("description", before == null ? null : before.description()),
                fields.text("host", before == null ? null : before.host()),
                fields.text("login", before == null ? null : before.login()),
                fields.text("password", before == null ? null : before.password()),
                fields.isGiven("port") ? body.integerOrNull("port") : before == null ? null : before.port(),
                fields.text("schema", before == null ? null : before.schema()),
                fields.text("extra", before == null ? null : before.extra()));
    }

    /** The fields of a body that are to be taken. */
    private record Fields(Body body, List<String> mask) {

        boolean isGiven(String field) {
            return body.has(field) && (mask.isEmpty() || mask.contains(field));
        }

        @Nullable
        String text(String field, @Nullable String before) {
            return isGiven(field) ? body.textOrNull(field) : before;
        }
    }

    /** Connections as a bulk request sees them. */
    private final class Store implements Bulk.Store {
        private final Caller caller;

        Store(Caller caller) {
            this.caller = caller;
        }

        @Override
        public String key(JsonNode entity) {
            return entity.isString()
                    ? entity.stringValue()
                    : entity.path("connection_id").asString();
        }

        @Override
        public boolean has(String key) {
            return connections.find(key).isPresent();
        }

        @Override
        public void create(Body entity) {
            connections.create(given(entity, null, List.of()), DagRoutes.actor(caller));
        }

        @Override
        public void replace(Body entity) {
            connections.update(given(entity, null, List.of()), DagRoutes.actor(caller));
        }

        @Override
        public void update(Body entity, List<String> mask) {
            ConnectionRoutes.this.update(caller, entity, mask);
        }

        @Override
        public void delete(String key) {
            connections.delete(key, DagRoutes.actor(caller));
        }
    }
}

package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.administration.Deeds;
import app.passculture.data.orchestration.administration.Variables;
import app.passculture.data.orchestration.vault.StoredVariable;
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

/** Variables. */
@RestController
@RequestMapping("/api/v2/variables")
class VariableRoutes {
    private final Variables variables;
    private final Deeds deeds;

    VariableRoutes(Variables variables, Deeds deeds) {
        this.variables = variables;
        this.deeds = deeds;
    }

    /** A variable as it is shown. */
    record Shown(
            String key,
            String value,
            @Nullable String description,
            boolean isEncrypted,
            @Nullable String teamName) implements Answers.Answer {

        static Shown of(StoredVariable variable) {
            StoredVariable shown = variable.shown();
            return new Shown(shown.key(), shown.value(), shown.description(), true, null);
        }
    }

    @GetMapping
    ResponseEntity<Object> list(Query query) {
        return Answers.page(
                "variables",
                variables
                        .page(query.text("variable_key_pattern"), query.orderBy(), query.window())
                        .map(Shown::of));
    }

    @GetMapping("/{key:.+}")
    Shown get(@PathVariable String key) {
        return Shown.of(variables.existing(key));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown create(@Accepts("VariableBody") Body body, Caller caller) {
        return Shown.of(variables.create(given(body, null, List.of()), DagRoutes.actor(caller)));
    }

    @PatchMapping("/{key:.+}")
    Shown update(@PathVariable String key, @Accepts("VariableBody") Body body, Query query, Caller caller) {
        if (!key.equals(body.text("key"))) {
            throw new Refusal.Bad("The body names the variable %s, the path %s".formatted(body.text("key"), key));
        }
        return Shown.of(update(caller, body, query.texts("update_mask")));
    }

    @DeleteMapping("/{key:.+}")
    ResponseEntity<Void> delete(@PathVariable String key, Caller caller) {
        variables.delete(key, DagRoutes.actor(caller));
        return ResponseEntity.noContent().build();
    }

    @PatchMapping
    Map<String, Bulk.Result> bulk(@Accepts("BulkBody_VariableBody_") Body body, Caller caller) {
        return deeds.together(() -> new Bulk(new Store(caller)).carryOut(body));
    }

    private StoredVariable update(Caller caller, Body body, List<String> mask) {
        StoredVariable before = variables.existing(body.text("key"));
        return variables.update(given(body, before, mask), DagRoutes.actor(caller));
    }

    private static StoredVariable given(Body body, @Nullable StoredVariable before, List<String> mask) {
        StoredVariable whole =
                new StoredVariable(body.text("key"), text(body.value("value")), body.textOrNull("description"));
        if (before == null) {
            return whole;
        }
        boolean described = body.has("description") && (mask.isEmpty() || mask.contains("description"));
        return new StoredVariable(
                whole.key(),
                mask.isEmpty() || mask.contains("value") ? whole.value() : before.value(),
                described ? whole.description() : before.description());
    }

    /** A value that is no text is kept as JSON. */
    private static String text(@Nullable JsonNode value) {
        return value == null ? "null" : value.isString() ? value.stringValue() : value.toString();
    }

    /** Variables as a bulk request sees them. */
    private final class Store implements Bulk.Store {
        private final Caller caller;

        Store(Caller caller) {
            this.caller = caller;
        }

        @Override
        public String key(JsonNode entity) {
            return entity.isString() ? entity.stringValue() : entity.path("key").asString();
        }

        @Override
        public boolean has(String key) {
            return variables.find(key).isPresent();
        }

        @Override
        public void create(Body entity) {
            variables.create(given(entity, null, List.of()), DagRoutes.actor(caller));
        }

        @Override
        public void replace(Body entity) {
            variables.update(given(entity, null, List.of()), DagRoutes.actor(caller));
        }

        @Override
        public void update(Body entity, List<String> mask) {
            VariableRoutes.this.update(caller, entity, mask);
        }

        @Override
        public void delete(String key) {
            variables.delete(key, DagRoutes.actor(caller));
        }
    }
}

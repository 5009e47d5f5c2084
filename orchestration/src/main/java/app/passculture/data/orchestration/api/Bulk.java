package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.administration.AdministrationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Carries out lists of creations, updates and deletions; an action that must not go ahead changes nothing and says why. */
final class Bulk {
    private final Store store;

    Bulk(Store store) {
        this.store = store;
    }

    /** What the entities are kept in. */
    interface Store {
        String key(JsonNode entity);

        boolean has(String key);

        void create(Body entity);

        void replace(Body entity);

        void update(Body entity, List<String> mask);

        void delete(String key);
    }

    /** How one kind of action went. */
    record Result(List<String> success, List<Map<String, Object>> errors) {
        Result() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(Refusal refusal) {
            errors.add(Map.of(
                    "error", refusal.detail(), "status_code", refusal.status().value()));
        }
    }

    Map<String, Result> carryOut(Body body) {
        Map<String, Result> results = new LinkedHashMap<>();
        for (Body action : body.bodies("actions")) {
            Result result = results.computeIfAbsent(action.text("action"), _ -> new Result());
            try {
                carryOut(action, result);
            } catch (AdministrationException notMade) {
                result.add(Refusal.of(notMade));
            } catch (Refusal refusal) {
                result.add(refusal);
            }
        }
        return results;
    }

    private void carryOut(Body action, Result result) {
        switch (action.text("action")) {
            case "create" -> create(action, result);
            case "update" -> update(action, result);
            default -> delete(action, result);
        }
    }

    private void create(Body action, Result result) {
        String rule = action.has("action_on_existence") ? action.text("action_on_existence") : "fail";
        List<JsonNode> entities = action.elements("entities");
        List<String> existing =
                entities.stream().map(store::key).filter(store::has).toList();
        if (rule.equals("fail") && !existing.isEmpty()) {
            throw new Refusal.Conflict("These exist already: " + String.join(", ", existing));
        }
        for (JsonNode entity : entities) {
            String key = store.key(entity);
            if (!existing.contains(key)) {
                store.create(new Body(entity));
                result.success().add(key);
            } else if (rule.equals("overwrite")) {
                store.replace(new Body(entity));
                result.success().add(key);
            }
        }
    }

    private void update(Body action, Result result) {
        List<String> mask = action.texts("update_mask");
        for (JsonNode entity : existing(action)) {
            store.update(new Body(entity), mask);
            result.success().add(store.key(entity));
        }
    }

    private void delete(Body action, Result result) {
        for (JsonNode entity : existing(action)) {
            store.delete(store.key(entity));
            result.success().add(store.key(entity));
        }
    }

    private List<JsonNode> existing(Body action) {
        boolean fails = !action.has("action_on_non_existence")
                || action.text("action_on_non_existence").equals("fail");
        List<JsonNode> entities = action.elements("entities");
        List<String> missing =
                entities.stream().map(store::key).filter(key -> !store.has(key)).toList();
        if (fails && !missing.isEmpty()) {
            throw new Refusal.NotFound("These do not exist: " + String.join(", ", missing));
        }
        return entities.stream()
                .filter(entity -> !missing.contains(store.key(entity)))
                .toList();
    }
}

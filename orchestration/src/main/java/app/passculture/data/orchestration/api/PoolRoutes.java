package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.PoolRows.Pool;
import app.passculture.data.orchestration.scheduler.Control;
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

/** Pools. */
@RestController
@RequestMapping("/api/v2/pools")
class PoolRoutes {
    private final PoolRows pools;
    private final Deeds deeds;
    private final Control control;

    PoolRoutes(PoolRows pools, Deeds deeds, Control control) {
        this.pools = pools;
        this.deeds = deeds;
        this.control = control;
    }

    @GetMapping
    ResponseEntity<Object> list(Query query) {
        return Answers.page("pools", pools.page(query));
    }

    @GetMapping("/{name:.+}")
    Pool get(@PathVariable String name) {
        return existing(name);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Pool create(@Accepts("PoolBody") Body body, Caller caller) {
        return deeds.together(() -> create(caller, body));
    }

    @PatchMapping("/{name:.+}")
    Pool update(@PathVariable String name, @Accepts("PoolPatchBody") Body body, Query query, Caller caller) {
        if (body.has("pool") && !name.equals(body.textOrNull("pool"))) {
            throw new Refusal.Bad("A pool keeps its name, %s: pipelines ask for it by that".formatted(name));
        }
        Pool pool = deeds.together(() -> update(caller, name, body, query.texts("update_mask")));
        control.poolsChanged();
        return pool;
    }

    @DeleteMapping("/{name:.+}")
    ResponseEntity<Void> delete(@PathVariable String name, Caller caller) {
        return deeds.together(() -> {
            delete(caller, name);
            return ResponseEntity.noContent().build();
        });
    }

    @PatchMapping
    Map<String, Bulk.Result> bulk(@Accepts("BulkBody_PoolBody_") Body body, Caller caller) {
        Map<String, Bulk.Result> results = deeds.together(() -> new Bulk(new Store(caller)).carryOut(body));
        control.poolsChanged();
        return results;
    }

    private Pool create(Caller caller, Body body) {
        String name = body.text("name");
        if (pools.find(name).isPresent()) {
            throw new Refusal.Conflict("The pool %s exists already".formatted(name));
        }
        Pool pool = PoolRows.fresh(
                name, slots(body), text(body.textOrNull("description")), body.flag("include_deferred", false));
        pools.insert(pool);
        deeds.record(caller, "create_pool", name, null, said(pool));
        return existing(name);
    }

    private Pool update(Caller caller, String name, Body body, List<String> mask) {
        Pool before = existing(name);
        boolean slots = isGiven(body, "slots", mask);
        boolean description = isGiven(body, "description", mask) && !name.equals(PoolRows.DEFAULT);
        boolean deferred = isGiven(body, "include_deferred", mask);
        Pool after = PoolRows.fresh(
                name,
                slots ? slots(body) : before.slots(),
                description ? text(body.textOrNull("description")) : before.description(),
                deferred ? body.flag("include_deferred", false) : before.includeDeferred());
        pools.update(after);
        deeds.record(caller, "update_pool", name, said(before), said(after));
        return existing(name);
    }

    private void delete(Caller caller, String name) {
        if (name.equals(PoolRows.DEFAULT)) {
            throw new Refusal.Bad("The pool default_pool cannot be deleted");
        }
        Pool before = existing(name);
        if (!pools.delete(name)) {
            throw new Refusal.Bad("The pool %s is in use: tasks hold its slots or wait for them".formatted(name));
        }
        deeds.record(caller, "delete_pool", name, said(before), null);
    }

    private static boolean isGiven(Body body, String field, List<String> mask) {
        return body.has(field) && (mask.isEmpty() || mask.contains(field));
    }

    private static int slots(Body body) {
        int slots = body.integer("slots", 0);
        if (slots < 0) {
            throw Refusal.Invalid.field("body", "slots", "a pool has a number of slots, %d is none".formatted(slots));
        }
        return slots;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, Object> said(Pool pool) {
        return Map.of(
                "slots", pool.slots(),
                "description", pool.description(),
                "include_deferred", pool.includeDeferred());
    }

    private Pool existing(String name) {
        return pools.find(name).orElseThrow(() -> new Refusal.NotFound("The pool %s was not found".formatted(name)));
    }

    /** Pools as a bulk request sees them. */
    private final class Store implements Bulk.Store {
        private final Caller caller;

        Store(Caller caller) {
            this.caller = caller;
        }

        @Override
        public String key(JsonNode entity) {
            return entity.isString()
                    ? entity.stringValue()
                    : entity.path("name").asString();
        }

        @Override
        public boolean has(String key) {
            return pools.find(key).isPresent();
        }

        @Override
        public void create(Body entity) {
            PoolRoutes.this.create(caller, entity);
        }

        @Override
        public void replace(Body entity) {
            PoolRoutes.this.update(caller, entity.text("name"), entity, List.of());
        }

        @Override
        public void update(Body entity, List<String> mask) {
            PoolRoutes.this.update(caller, entity.text("name"), entity, mask);
        }

        @Override
        public void delete(String key) {
            PoolRoutes.this.delete(caller, key);
        }
    }
}

package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.administration.Deeds;
import app.passculture.data.orchestration.administration.Pool;
import app.passculture.data.orchestration.administration.Pools;
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
    private final Pools pools;
    private final Deeds deeds;
    private final Control control;

    PoolRoutes(Pools pools, Deeds deeds, Control control) {
        this.pools = pools;
        this.deeds = deeds;
        this.control = control;
    }

    /** A pool as it is shown. */
    record Shown(
            String name,
            int slots,
            String description,
            boolean includeDeferred,
            int runningSlots,
            int queuedSlots,
            int scheduledSlots,
            int deferredSlots,
            int occupiedSlots,
            int openSlots,
            @Nullable String teamName)
            implements Answers.Answer {

        static Shown of(Pool pool) {
            Pool.Use use = pool.use();
            return new Shown(
                    pool.name(),
                    pool.slots(),
                    pool.description(),
                    pool.includeDeferred(),
                    use.running(),
                    use.queued(),
                    use.scheduled(),
                    use.deferred(),
                    use.occupied(),
                    pool.open(),
                    null);
        }
    }

    @GetMapping
    ResponseEntity<Object> list(Query query) {
        return Answers.page(
                "pools",
                pools.page(query.text("pool_name_pattern"), query.orderBy(), query.window())
                        .map(Shown::of));
    }

    @GetMapping("/{name:.+}")
    Shown get(@PathVariable String name) {
        return Shown.of(pools.existing(name));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Shown create(@Accepts("PoolBody") Body body, Caller caller) {
        return Shown.of(pools.create(wanted(body), DagRoutes.actor(caller)));
    }

    @PatchMapping("/{name:.+}")
    Shown update(@PathVariable String name, @Accepts("PoolPatchBody") Body body, Query query, Caller caller) {
        if (body.has("pool") && !name.equals(body.textOrNull("pool"))) {
            throw new Refusal.Bad("A pool keeps its name, %s: pipelines ask for it by that".formatted(name));
        }
        Pool pool = pools.update(changed(name, body, query.texts("update_mask")), DagRoutes.actor(caller));
        control.poolsChanged();
        return Shown.of(pool);
    }

    @DeleteMapping("/{name:.+}")
    ResponseEntity<Void> delete(@PathVariable String name, Caller caller) {
        pools.delete(name, DagRoutes.actor(caller));
        return ResponseEntity.noContent().build();
    }

    @PatchMapping
    Map<String, Bulk.Result> bulk(@Accepts("BulkBody_PoolBody_") Body body, Caller caller) {
        Map<String, Bulk.Result> results = deeds.together(() -> new Bulk(new Store(caller)).carryOut(body));
        control.poolsChanged();
        return results;
    }

    private static Pool wanted(Body body) {
        return Pool.of(
                body.text("name"),
                body.integer("slots", 0),
                text(body.textOrNull("description")),
                body.flag("include_deferred", false));
    }

    private Pool changed(String name, Body body, List<String> mask) {
        Pool before = pools.existing(name);
        return Pool.of(
                name,
                isGiven(body, "slots", mask) ? body.integer("slots", 0) : before.slots(),
                isGiven(body, "description", mask) ? text(body.textOrNull("description")) : before.description(),
                isGiven(body, "include_deferred", mask)
                        ? body.flag("include_deferred", false)
                        : before.includeDeferred());
    }

    private static boolean isGiven(Body body, String field, List<String> mask) {
        return body.has(field) && (mask.isEmpty() || mask.contains(field));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
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
            pools.create(wanted(entity), DagRoutes.actor(caller));
        }

        @Override
        public void replace(Body entity) {
            update(entity, List.of());
        }

        @Override
        public void update(Body entity, List<String> mask) {
            pools.update(changed(entity.text("name"), entity, mask), DagRoutes.actor(caller));
        }

        @Override
        public void delete(String key) {
            pools.delete(key, DagRoutes.actor(caller));
        }
    }
}

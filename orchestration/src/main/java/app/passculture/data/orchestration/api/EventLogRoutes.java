package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.Answers.Answer;
import app.passculture.data.orchestration.history.AuditLog;
import app.passculture.data.orchestration.history.FoundDeed;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.listing.Order;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The log of who did what. */
@RestController
@RequestMapping("/api/v2/eventLogs")
class EventLogRoutes {
    private static final Order ORDER = new Order(
            Map.of(
                    "id", "id",
                    "event_log_id", "id",
                    "when", "at",
                    "dttm", "at",
                    "dag_id", "pipeline",
                    "task_id", "task",
                    "run_id", "run_id",
                    "event", "event",
                    "owner", "actor"),
            "id");

    private final AuditLog audit;
    private final JsonMapper json;

    EventLogRoutes(AuditLog audit, JsonMapper json) {
        this.audit = audit;
        this.json = json;
    }

    /** An entry. */
    record Shown(
            long eventLogId,
            Instant when,
            @Nullable String dagId,
            @Nullable String taskId,
            @Nullable String runId,
            @Nullable Integer mapIndex,
            @Nullable Integer tryNumber,
            String event,
            @Nullable Instant logicalDate,
            String owner,
            String extra,
            @Nullable String dagDisplayName,
            @Nullable String taskDisplayName)
            implements Answer {}

    @GetMapping
    ResponseEntity<Object> list(Query query) {
        List<String> order = query.orderBy().isEmpty() ? List.of("-id") : query.orderBy();
        return Answers.page(
                "event_logs",
                audit.page(listing -> narrow(listing, query), new Listing.Wanted(ORDER, order, query.window()))
                        .map(this::shown));
    }

    @GetMapping("/{id}")
    Shown get(@PathVariable long id) {
        return audit.find(id)
                .map(this::shown)
                .orElseThrow(() -> new Refusal.NotFound("The event log entry %d was not found".formatted(id)));
    }

    private static void narrow(Listing listing, Query query) {
        Instant before = query.moment("before");
        Instant after = query.moment("after");
        listing.whereGiven("pipeline = ?", query.text("dag_id"))
                .whereGiven("task = ?", query.text("task_id"))
                .whereGiven("run_id = ?", query.text("run_id"))
                .whereGiven("try_number = ?", query.integer("try_number"))
                .whereGiven("actor = ?", query.text("owner"))
                .whereGiven("event = ?", query.text("event"))
                .in("event", query.texts("included_events"))
                .whereGiven("at < ?", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .whereGiven("at > ?", after == null ? null : after.atOffset(ZoneOffset.UTC))
                .like("pipeline", query.text("dag_id_pattern"))
                .like("task", query.text("task_id_pattern"))
                .like("run_id", query.text("run_id_pattern"))
                .like("actor", query.text("owner_pattern"))
                .like("event", query.text("event_pattern"));
        if (query.integer("map_index") != null) {
            // Nothing here is mapped.
            listing.where("false");
        }
        List<String> excluded = query.texts("excluded_events");
        if (!excluded.isEmpty()) {
            listing.where("event NOT IN (?)", excluded);
        }
    }

    private Shown shown(FoundDeed entry) {
        return new Shown(
                entry.id(),
                entry.at(),
                entry.subject().pipeline(),
                entry.subject().task(),
                entry.subject().run(),
                null,
                entry.subject().tryNumber(),
                entry.event(),
                null,
                entry.actor(),
                extra(entry),
                entry.subject().pipeline(),
                entry.subject().task());
    }

    /** What clients have one field for: through what it was done, and how things were before and after. */
    private String extra(FoundDeed entry) {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("via", entry.via());
        put(extra, "extra", entry.extra());
        put(extra, "before", entry.before());
        put(extra, "after", entry.after());
        return json.writeValueAsString(extra);
    }

    private void put(Map<String, Object> all, String name, @Nullable String text) {
        if (text != null) {
            all.put(name, json.readTree(text));
        }
    }
}

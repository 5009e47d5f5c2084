package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.history.AuditLog;
import app.passculture.data.orchestration.history.FoundDeed;
import app.passculture.data.orchestration.listing.Listing;
import app.passculture.data.orchestration.web.Screens;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit log: who did what, and what was different after it. */
@Controller
class AuditPages {
    private static final int SHOWN = 50;

    private final AuditLog audit;
    private final JsonMapper json;
    private final Screens screens;

    AuditPages(AuditLog audit, JsonMapper json, Screens screens) {
        this.audit = audit;
        this.json = json;
        this.screens = screens;
    }

    @GetMapping("/audit")
    View audit(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String pipeline,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable Long before) {
        AuditPage.Wish wish = new AuditPage.Wish(actor, event, pipeline, from, to);
        List<FoundDeed> found = audit.newest(listing -> narrow(listing, wish, before), SHOWN + 1);
        List<FoundDeed> shown = found.subList(0, Math.min(SHOWN, found.size()));
        return screens.show(
                "admin/audit",
                new AuditPage(
                        wish,
                        shown.stream().map(this::line).toList(),
                        found.size() > SHOWN ? shown.getLast().id() : null));
    }

    private static void narrow(Listing listing, AuditPage.Wish wish, @Nullable Long before) {
        listing.whereGiven("actor = ?", given(wish.actor()))
                .whereGiven("event = ?", given(wish.event()))
                .whereGiven("pipeline = ?", given(wish.pipeline()))
                .whereGiven("at >= ?", offset(Days.start(wish.from())))
                .whereGiven("at < ?", offset(Days.end(wish.to())))
                .whereGiven("id < ?", before);
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value.strip();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private AuditPage.Line line(FoundDeed deed) {
        return new AuditPage.Line(
                deed,
                tree(deed.extra()).properties().stream()
                        .map(each -> text(each.getValue()))
                        .collect(Collectors.joining(" · ")),
                changes(tree(deed.before()), tree(deed.after())));
    }

    private static List<AuditPage.Change> changes(JsonNode before, JsonNode after) {
        if (!before.isObject() && !after.isObject()) {
            return before.equals(after) ? List.of() : List.of(new AuditPage.Change("", text(before), text(after)));
        }
        TreeSet<String> fields = new TreeSet<>(before.propertyNames());
        fields.addAll(after.propertyNames());
        List<AuditPage.Change> changes = new ArrayList<>();
        for (String field : fields) {
            if (!before.path(field).equals(after.path(field))) {
                changes.add(new AuditPage.Change(field, text(before.path(field)), text(after.path(field))));
            }
        }
        return changes;
    }

    private JsonNode tree(@Nullable String text) {
        return text == null ? json.missingNode() : json.readTree(text);
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.isString() ? value.stringValue() : value.toString();
    }
}

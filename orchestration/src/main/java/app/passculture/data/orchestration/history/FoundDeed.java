package app.passculture.data.orchestration.history;

import app.passculture.data.orchestration.journal.AuditEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deed as it was recorded; extra, before and after are JSON. */
public record FoundDeed(
        long id,
        Instant at,
        String actor,
        String via,
        String event,
        AuditEntry.Subject subject,
        @Nullable String extra,
        @Nullable String before,
        @Nullable String after) {}

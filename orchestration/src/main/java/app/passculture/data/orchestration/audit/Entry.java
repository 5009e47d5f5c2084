package app.passculture.data.orchestration.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deed as it was recorded; extra, before and after are JSON. */
public record Entry(
        long id,
        Instant at,
        String actor,
        String via,
        String event,
        Deed.Subject subject,
        @Nullable String extra,
        @Nullable String before,
        @Nullable String after) {}

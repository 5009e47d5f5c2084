package app.passculture.data.orchestration.web.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a task produced: its JSON made readable, or the beginning of what lies elsewhere. */
public record OutputRow(
        String task,
        String key,
        String type,
        String text,
        @Nullable String place,
        long bytes,
        Instant writtenAt) {}

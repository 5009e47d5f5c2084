package app.passculture.data.orchestration.log;

import java.lang.System.Logger.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing said by a task or about it; the error is a stack trace. */
public record LogLine(
        Instant timestamp,
        Level level,
        String logger,
        String event,
        @Nullable String error) {}

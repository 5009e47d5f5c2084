package app.passculture.data.orchestration.web.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long things take, in few letters. */
public final class Spans {

    private Spans() {}

    /** The two largest units: 2 d 3 h, 1 h 05 min, 3 min 04 s, 12.3 s, 45 ms. */
    public static String text(@Nullable Duration span) {
        if (span == null) {
            return "–";
        }
        long seconds = span.toSeconds();
        if (seconds < 1) {
            return span.toMillis() + " ms";
        }
        if (seconds < 60) {
            return seconds < 10 ? "%d.%d s".formatted(seconds, span.toMillisPart() / 100) : "%d s".formatted(seconds);
        }
        if (seconds < 3600) {
            return "%d min %02d s".formatted(span.toMinutes(), span.toSecondsPart());
        }
        return seconds < 86_400
                ? "%d h %02d min".formatted(span.toHours(), span.toMinutesPart())
                : "%d d %d h".formatted(span.toDays(), span.toHoursPart());
    }

    /** What has passed between two moments; nothing if one of them has not come. */
    public static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : positive(Duration.between(from, to));
    }

    private static Duration positive(Duration span) {
        return span.isNegative() ? Duration.ZERO : span;
    }

    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024 ? "%.1f KiB".formatted(bytes / 1024.0) : "%.1f MiB".formatted(bytes / 1048576.0);
    }
}

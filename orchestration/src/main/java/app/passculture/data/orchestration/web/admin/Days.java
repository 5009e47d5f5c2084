package app.passculture.data.orchestration.web.admin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the days of filters, in UTC; what is no day limits nothing. */
final class Days {
    private Days() {}

    static @Nullable Instant start(String day) {
        LocalDate read = day(day);
        return read == null ? null : read.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static @Nullable Instant end(String day) {
        LocalDate read = day(day);
        return read == null
                ? null
                : read.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable LocalDate day(String day) {
        try {
            return day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}

package app.passculture.data.analytics.warehouse.local.functions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones, and moments as microseconds since 1970. */
final class Zones {
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+-])(\\d{1,2})(?::?(\\d{2}))?");

    private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

    private Zones() {}

    static ZoneId zone(String name) {
        Matcher offset = OFFSET.matcher(name);
        try {
            if (offset.matches()) {
                int minutes = Integer.parseInt(offset.group(2)) * 60
                        + (offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3)));
                return ZoneOffset.ofTotalSeconds(("-".equals(offset.group(1)) ? -60 : 60) * minutes);
            }
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Invalid time zone: " + name, e);
        }
    }

    static LocalDateTime civil(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
    }

    static long micros(LocalDateTime civil) {
        return ChronoUnit.MICROS.between(EPOCH, civil);
    }

    static long local(long micros, String zone) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return micros + zone(zone).getRules().getOffset(instant).getTotalSeconds() * 1_000_000L;
    }

    /** A time that clocks skip is taken as if they had not yet been put forward; of one they show twice, the first. */
    static long utc(long local, String zone) {
        return local - zone(zone).getRules().getOffset(civil(local)).getTotalSeconds() * 1_000_000L;
    }
}

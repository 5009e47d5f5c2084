package app.passculture.data.orchestration.pipeline.schedule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of five fields. Days follow Vixie cron: when neither the day of month nor the day of week starts with a star,
 * either may match. A local time that a clock change skips runs once, at the change; one that it repeats runs once, the first time.
 */
public final class Cron {

    private static final int DAY = 24 * 60;

    private static final Map<String, String> NAMED = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@quarterly", "0 0 1 */3 *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private final String expression;
    private final long minutes;
    private final long hours;
    private final CronDays days;

    private Cron(String expression, List<String> fields) {
        this.expression = expression;
        this.minutes = CronField.MINUTE.bits(List.of(fields.get(0).split(",", -1)));
        this.hours = CronField.HOUR.bits(List.of(fields.get(1).split(",", -1)));
        this.days = CronDays.parse(fields.get(2), fields.get(3), fields.get(4));
        if (days.neverComes()) {
            throw new ScheduleException("no such day ever comes");
        }
    }

    /** Reads five fields (numbers, names, ranges, steps, lists, L for the last day, 5L for the last Friday) or a name such as @daily. */
    @JsonCreator
    public static Cron parse(String text) {
        String expression = String.join(" ", text.strip().split("\\s+"));
        String fields = NAMED.getOrDefault(expression.toLowerCase(Locale.ROOT), expression);
        List<String> five = List.of(fields.split(" ", -1));
        if (five.size() != 5) {
            throw new ScheduleException("cron '" + text + "' has " + five.size() + " fields instead of 5");
        }
        try {
            return new Cron(expression, five);
        } catch (ScheduleException problem) {
            throw new ScheduleException("cron '" + text + "': " + problem.getMessage());
        }
    }

    @JsonValue
    public String expression() {
        return expression;
    }

    /** The first time strictly after the given one. */
    public Instant next(Instant after, ZoneRules zone) {
        long local = localMinute(after, zone);
        Instant time;
        do {
            local = nextLocal(local + 1);
            time = time(local, zone);
        } while (!time.isAfter(after));
        return time;
    }

    /** The last time strictly before the given one. */
    public Instant previous(Instant before, ZoneRules zone) {
        long local = lastLocalMinute(before, zone) + 1;
        Instant time;
        do {
            local = previousLocal(local - 1);
            time = time(local, zone);
        } while (!time.isBefore(before));
        return time;
    }

    private long nextLocal(long from) {
        long day = Math.floorDiv(from, DAY);
        long named = days.next(day);
        int minute = named == day ? nextMinute(Math.floorMod(from, DAY)) : nextMinute(0);
        return minute < 0 ? days.next(day + 1) * DAY + nextMinute(0) : named * DAY + minute;
    }

    private long previousLocal(long from) {
        long day = Math.floorDiv(from, DAY);
        long named = days.previous(day);
        int minute = named == day ? previousMinute(Math.floorMod(from, DAY)) : previousMinute(DAY - 1);
        return minute < 0 ? days.previous(day - 1) * DAY + previousMinute(DAY - 1) : named * DAY + minute;
    }

    private int nextMinute(int from) {
        int hour = from / 60;
        long rest = (hours & 1L << hour) == 0 ? 0 : minutes & -1L << from % 60;
        if (rest != 0) {
            return hour * 60 + Long.numberOfTrailingZeros(rest);
        }
        long later = hours & -1L << (hour + 1);
        return later == 0 ? -1 : Long.numberOfTrailingZeros(later) * 60 + Long.numberOfTrailingZeros(minutes);
    }

    private int previousMinute(int from) {
        int hour = from / 60;
        long rest = (hours & 1L << hour) == 0 ? 0 : minutes & ~(-1L << (from % 60 + 1));
        if (rest != 0) {
            return hour * 60 + highest(rest);
        }
        long earlier = hours & ~(-1L << hour);
        return earlier == 0 ? -1 : highest(earlier) * 60 + highest(minutes);
    }

    private static int highest(long bits) {
        return 63 - Long.numberOfLeadingZeros(bits);
    }

    private static long localMinute(Instant time, ZoneRules zone) {
        return Math.floorDiv(time.getEpochSecond() + zone.getOffset(time).getTotalSeconds(), 60);
    }

    /** While a repeated hour runs for the second time, all of it has already had its turn. */
    private static long lastLocalMinute(Instant time, ZoneRules zone) {
        long local = localMinute(time, zone);
        ZoneOffsetTransition change = zone.getTransition(local(local));
        return change != null && change.isOverlap()
                ? Math.floorDiv(change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC), 60)
                : local;
    }

    private static Instant time(long local, ZoneRules zone) {
        LocalDateTime wall = local(local);
        List<ZoneOffset> offsets = zone.getValidOffsets(wall);
        return offsets.isEmpty()
                ? zone.getTransition(wall).getInstant()
                : Instant.ofEpochSecond(local * 60 - offsets.getFirst().getTotalSeconds());
    }

    private static LocalDateTime local(long minute) {
        return LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cron cron && cron.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return Objects.hash(expression);
    }

    @Override
    public String toString() {
        return expression;
    }
}

package app.passculture.data.analytics.template;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code modules.datetime} and {@code modules.pytz}. */
final class DateTimeModule {

    private static final Moment.Zone UTC = new Moment.Zone(ZoneOffset.UTC);

    private final InstantSource clock;

    private DateTimeModule(InstantSource clock) {
        this.clock = clock;
    }

    static HostObject of(InstantSource clock) {
        DateTimeModule module = new DateTimeModule(clock);
        return HostObject.of(
                "<module 'datetime'>",
                Map.of(
                        "datetime", module.stamps(),
                        "date", module.days(),
                        "time", new TypeObject("datetime.time", DateTimeModule::time, Map.of()),
                        "timedelta", new TypeObject("datetime.timedelta", DateTimeModule::delta, Map.of()),
                        "timezone", new TypeObject("datetime.timezone", DateTimeModule::offset, Map.of("utc", UTC))));
    }

    static HostObject zones() {
        Callable named = call -> {
            String name = call.bind("zone").text(0);
            return MomentMethods.valid(() -> new Moment.Zone(ZoneId.of(name)));
        };
        return HostObject.of("<module 'pytz'>", Map.of("timezone", named, "utc", UTC, "UTC", UTC));
    }

    private TypeObject stamps() {
        Callable now = call -> now(call.bind("tz?").value(0, None.NONE));
        Callable today = call -> now(None.NONE);
        Callable parse = call -> {
            Bound bound = call.bind("date_string", "format");
            return Strftime.parse(bound.text(0), bound.text(1));
        };
        Callable iso = call -> iso(call.bind("date_string").text(0));
        Callable fromTimestamp = call -> fromTimestamp(call.bind("timestamp", "tz?"));
        return new TypeObject(
                "datetime.datetime",
                DateTimeModule::stamp,
                Map.of(
                        "now", now,
                        "utcnow", today,
                        "today", today,
                        "strptime", parse,
                        "fromisoformat", iso,
                        "fromtimestamp", fromTimestamp,
                        "combine", (Callable) DateTimeModule::combine,
                        "min", new Moment.Stamp(LocalDate.of(1, 1, 1).atStartOfDay(), null),
                        "max", new Moment.Stamp(LocalDate.of(9999, 12, 31).atTime(23, 59, 59, 999_999_000), null)));
    }

    private TypeObject days() {
        Callable today = call -> new Moment.Day(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Callable iso = call -> {
            String text = call.bind("date_string").text(0);
            return new Moment.Day(MomentMethods.valid(() -> LocalDate.parse(text)));
        };
        return new TypeObject("datetime.date", DateTimeModule::day, Map.of("today", today, "fromisoformat", iso));
    }

    private Value now(Value zone) {
        ZoneId id = zone instanceof Moment.Zone given ? given.id() : null;
        LocalDateTime time = LocalDateTime.ofInstant(clock.instant(), id == null ? ZoneOffset.UTC : id);
        return new Moment.Stamp(time.truncatedTo(ChronoUnit.MICROS), id);
    }

    private static Value fromTimestamp(Bound bound) {
        ZoneId id = bound.value(1, None.NONE) instanceof Moment.Zone zone ? zone.id() : null;
        if (!(bound.value(0) instanceof Numeric seconds)) {
            throw Fault.of("fromtimestamp needs a number");
        }
        OffsetDateTime epoch = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        Duration since = Duration.ofNanos(Math.round(seconds.real() * 1e6) * 1000);
        return new Moment.Stamp(
                epoch.plus(since)
                        .atZoneSameInstant(id == null ? ZoneOffset.UTC : id)
                        .toLocalDateTime(),
                id);
    }

    private static Value iso(String text) {
        return MomentMethods.valid(() -> {
            String whole = text.length() == 10 ? text + "T00:00:00" : text.replace(' ', 'T');
            boolean zoned = whole.endsWith("Z") || whole.substring(10).matches(".*[+-]\\d\\d:\\d\\d");
            return zoned
                    ? new Moment.Stamp(
                            OffsetDateTime.parse(whole).toLocalDateTime(),
                            OffsetDateTime.parse(whole).getOffset())
                    : new Moment.Stamp(LocalDateTime.parse(whole), null);
        });
    }

    private static Value combine(Invocation call) {
        Bound bound = call.bind("date", "time");
        if (bound.value(0) instanceof Moment.Day day && bound.value(1) instanceof Moment.Clock time) {
            return new Moment.Stamp(day.date().atTime(time.time()), null);
        }
        throw Fault.of("combine needs a date and a time");
    }

    private static Value stamp(Invocation call) {
        Bound bound = call.bind("year", "month", "day", "hour?", "minute?", "second?", "microsecond?", "tzinfo?");
        @Nullable ZoneId zone = bound.value(7, None.NONE) instanceof Moment.Zone given ? given.id() : null;
        return MomentMethods.valid(() -> new Moment.Stamp(date(bound).atTime(timeOf(bound, 3)), zone));
    }

    private static Value day(Invocation call) {
        Bound bound = call.bind("year", "month", "day");
        return new Moment.Day(MomentMethods.valid(() -> date(bound)));
    }

    private static LocalDate date(Bound bound) {
        return LocalDate.of((int) bound.whole(0), (int) bound.whole(1), (int) bound.whole(2));
    }

    private static Value time(Invocation call) {
        Bound bound = call.bind("hour?", "minute?", "second?", "microsecond?");
        return new Moment.Clock(MomentMethods.valid(() -> timeOf(bound, 0)));
    }

    private static LocalTime timeOf(Bound bound, int from) {
        return LocalTime.of(
                (int) bound.whole(from, 0),
                (int) bound.whole(from + 1, 0),
                (int) bound.whole(from + 2, 0),
                (int) bound.whole(from + 3, 0) * 1000);
    }

    private static Value delta(Invocation call) {
        Bound bound = call.bind("days?", "seconds?", "microseconds?", "milliseconds?", "minutes?", "hours?", "weeks?");
        double[] micros = {86_400e6, 1e6, 1, 1e3, 60e6, 3600e6, 7 * 86_400e6};
        Duration span = Duration.ZERO;
        for (int i = 0; i < micros.length; i++) {
            span = span.plus(part(bound.value(i, new Int(0)), micros[i]));
        }
        return new Moment.Delta(span);
    }

    private static Duration part(Value value, double micros) {
        if (!(value instanceof Numeric number)) {
            throw Fault.of("timedelta needs numbers, not " + value.type());
        }
        return number instanceof Real real
                ? Duration.ofNanos(Math.round(real.value() * micros) * 1000)
                : Duration.ofNanos(((long) micros) * 1000).multipliedBy(Numeric.whole(number));
    }

    private static Value offset(Invocation call) {
        if (call.bind("offset").value(0) instanceof Moment.Delta delta) {
            return new Moment.Zone(MomentMethods.valid(
                    () -> ZoneOffset.ofTotalSeconds((int) delta.span().toSeconds())));
        }
        throw Fault.of("timezone needs a timedelta");
    }
}

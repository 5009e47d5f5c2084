package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Moment.Clock;
import app.passculture.data.analytics.template.Moment.Day;
import app.passculture.data.analytics.template.Moment.Stamp;
import app.passculture.data.analytics.template.Moment.Zone;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The methods of dates and times: a closed set. */
final class MomentMethods {

    static final Map<String, BiFunction<Day, Invocation, Value>> DAY = Map.of(
            "strftime",
                    (self, call) -> new Text(self.strftime(call.bind("format").text(0))),
            "isoformat", (self, call) -> new Text(self.printed()),
            "weekday", (self, call) -> weekday(self.date()),
            "isoweekday", (self, call) -> new Int(self.date().getDayOfWeek().getValue()),
            "isocalendar", (self, call) -> isoCalendar(self.date()),
            "toordinal", (self, call) -> new Int(self.date().toEpochDay() + 719_163),
            "replace", (self, call) -> new Day(replaced(self.date(), call.bind("year?", "month?", "day?"))));

    static final Map<String, BiFunction<Clock, Invocation, Value>> CLOCK = Map.of(
            "strftime",
                    (self, call) -> new Text(self.strftime(call.bind("format").text(0))),
            "isoformat", (self, call) -> new Text(self.printed()));

    static final Map<String, BiFunction<Stamp, Invocation, Value>> STAMP = Map.ofEntries(
            of(
                    "strftime",
                    (self, call) -> new Text(self.strftime(call.bind("format").text(0)))),
            of("isoformat", (self, call) -> new Text(self.iso(call.bind("sep?").text(0, "T")))),
            of("date", (self, call) -> new Day(self.time().toLocalDate())),
            of("time", (self, call) -> new Clock(self.time().toLocalTime())),
            of("weekday", (self, call) -> weekday(self.time().toLocalDate())),
            of("isoweekday", (self, call) -> new Int(self.time().getDayOfWeek().getValue())),
            of("isocalendar", (self, call) -> isoCalendar(self.time().toLocalDate())),
            of(
                    "timestamp",
                    (self, call) ->
                            new Real(self.aware().toEpochSecond() + self.time().get(ChronoField.NANO_OF_SECOND) / 1e9)),
            of("astimezone", (self, call) -> moved(self, call.bind("tz").value(0))),
            of("replace", MomentMethods::replaced));

    private MomentMethods() {}

    private static Map.Entry<String, BiFunction<Stamp, Invocation, Value>> of(
            String name, BiFunction<Stamp, Invocation, Value> method) {
        return Map.entry(name, method);
    }

    private static Value weekday(LocalDate date) {
        return new Int(date.getDayOfWeek().getValue() - 1);
    }

    private static Value isoCalendar(LocalDate date) {
        return Sequence.tuple(
                new Int(date.get(IsoFields.WEEK_BASED_YEAR)),
                new Int(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                new Int(date.getDayOfWeek().getValue()));
    }

    /** The value of the supplier; a date that does not exist is a fault. */
    static <T> T valid(Supplier<T> made) {
        try {
            return made.get();
        } catch (DateTimeException wrong) {
            throw Fault.of(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static LocalDate replaced(LocalDate date, Bound bound) {
        return valid(() ->
                LocalDate.of((int) bound.whole(0, date.getYear()), (int) bound.whole(1, date.getMonthValue()), (int)
                        bound.whole(2, date.getDayOfMonth())));
    }

    private static Value replaced(Stamp self, Invocation call) {
        Bound bound = call.bind("year?", "month?", "day?", "hour?", "minute?", "second?", "microsecond?", "tzinfo?");
        LocalTime time = self.time().toLocalTime();
        LocalTime changed = valid(() -> LocalTime.of(
                (int) bound.whole(3, time.getHour()),
                (int) bound.whole(4, time.getMinute()),
                (int) bound.whole(5, time.getSecond()),
                (int) bound.whole(6, time.getNano() / 1000) * 1000));
        LocalDateTime whole = replaced(self.time().toLocalDate(), bound).atTime(changed);
        return new Stamp(whole, bound.find(7).map(MomentMethods::zone).orElse(self.zone()));
    }

    private static @org.jspecify.annotations.Nullable ZoneId zone(Value value) {
        return switch (value) {
            case None ignored -> null;
            case Zone zone -> zone.id();
            default -> throw Fault.of("tzinfo needs a time zone, not " + value.type());
        };
    }

    private static Value moved(Stamp self, Value zone) {
        ZoneId wanted = zone(zone);
        ZoneId target = wanted == null ? ZoneOffset.UTC : wanted;
        return new Stamp(self.aware().atZoneSameInstant(target).toLocalDateTime(), target);
    }

    /** The same wall clock time in a zone. */
    static Value placed(Value value, ZoneId zone) {
        Function<Stamp, Value> place = stamp -> new Stamp(stamp.time(), zone);
        if (value instanceof Stamp stamp && stamp.zone() == null) {
            return place.apply(stamp);
        }
        throw Fault.of("localize needs a datetime without time zone");
    }
}

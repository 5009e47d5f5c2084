package app.passculture.data.analytics.template;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The plain attributes of dates and times. */
final class DateAttributes {

    static final Map<String, ToLongFunction<LocalDate>> DATE =
            Map.of("year", LocalDate::getYear, "month", LocalDate::getMonthValue, "day", LocalDate::getDayOfMonth);

    static final Map<String, ToLongFunction<LocalTime>> TIME = Map.of(
            "hour", LocalTime::getHour,
            "minute", LocalTime::getMinute,
            "second", LocalTime::getSecond,
            "microsecond", time -> time.get(ChronoField.MICRO_OF_SECOND));

    private DateAttributes() {}

    static Optional<Value> of(LocalDate date, String name) {
        return Optional.ofNullable(DATE.get(name)).map(field -> new Int(field.applyAsLong(date)));
    }

    static Optional<Value> of(LocalTime time, String name) {
        return Optional.ofNullable(TIME.get(name)).map(field -> new Int(field.applyAsLong(time)));
    }

    /** The arguments that make the same datetime, as repr shows them. */
    static String arguments(LocalDateTime time) {
        String minutes = "%d, %d, %d, %d, %d"
                .formatted(
                        time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute());
        if (time.getSecond() == 0 && time.getNano() == 0) {
            return minutes;
        }
        String seconds = minutes + ", " + time.getSecond();
        return time.getNano() == 0 ? seconds : seconds + ", " + time.getNano() / 1000;
    }
}

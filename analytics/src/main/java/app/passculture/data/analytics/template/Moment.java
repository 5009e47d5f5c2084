package app.passculture.data.analytics.template;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What Python's datetime module is about: a date, a date and time, a time, a span of time, a time zone. */
sealed interface Moment extends HostObject {

    /** The moment in the given layout. */
    default String strftime(String format) {
        throw Fault.of(type() + " has no strftime");
    }

    /** The methods that a type has. */
    static <T> Optional<Value> method(
            Map<String, ? extends BiFunction<T, Invocation, Value>> methods, T self, String name) {
        BiFunction<T, Invocation, Value> method = methods.get(name);
        if (method == null) {
            return Optional.empty();
        }
        Callable bound = call -> method.apply(self, call);
        return Optional.of(bound);
    }

    /** A date. */
    record Day(LocalDate date) implements Moment {
        @Override
        public String strftime(String format) {
            return Strftime.format(format, date.atStartOfDay(), null);
        }

        @Override
        public Optional<Value> attribute(String name) {
            return DateAttributes.of(date, name).or(() -> method(MomentMethods.DAY, this, name));
        }

        @Override
        public Collection<String> attributes() {
            return names(DateAttributes.DATE, MomentMethods.DAY);
        }

        @Override
        public String printed() {
            return date.toString();
        }

        @Override
        public String quoted() {
            return "datetime.date(%d, %d, %d)".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }

        @Override
        public String type() {
            return "datetime.date";
        }
    }

    /** A date and time, in a zone when it is aware of one. */
    record Stamp(LocalDateTime time, @Nullable ZoneId zone) implements Moment {

        OffsetDateTime aware() {
            return ZonedDateTime.of(time, zone == null ? ZoneOffset.UTC : zone).toOffsetDateTime();
        }

        /** The offset as {@code +01:00}, empty when there is no zone. */
        String offset() {
            if (zone == null) {
                return "";
            }
            String id = aware().getOffset().getId();
            return id.equals("Z") ? "+00:00" : id;
        }

        @Override
        public String strftime(String format) {
            return Strftime.format(format, time, zone);
        }

        @Override
        public Optional<Value> attribute(String name) {
            return DateAttributes.of(time.toLocalDate(), name)
                    .or(() -> DateAttributes.of(time.toLocalTime(), name))
                    .or(() -> name.equals("tzinfo")
                            ? Optional.of(zone == null ? None.NONE : new Zone(zone))
                            : Optional.empty())
                    .or(() -> method(MomentMethods.STAMP, this, name));
        }

        @Override
        public Collection<String> attributes() {
            Set<String> names = names(DateAttributes.DATE, MomentMethods.STAMP);
            names.addAll(DateAttributes.TIME.keySet());
            return names;
        }

        String iso(String between) {
            return time.toLocalDate() + between + new Clock(time.toLocalTime()).printed() + offset();
        }

        @Override
        public String printed() {
            return iso(" ");
        }

        @Override
        public String quoted() {
            return "datetime.datetime(" + DateAttributes.arguments(time) + ")";
        }

        @Override
        public String type() {
            return "datetime.datetime";
        }
    }

    /** A time of day. */
    record Clock(LocalTime time) implements Moment {
        @Override
        public String strftime(String format) {
            return Strftime.format(format, time.atDate(LocalDate.of(1900, 1, 1)), null);
        }

        @Override
        public Optional<Value> attribute(String name) {
            return DateAttributes.of(time, name).or(() -> method(MomentMethods.CLOCK, this, name));
        }

        @Override
        public Collection<String> attributes() {
            return names(DateAttributes.TIME, MomentMethods.CLOCK);
        }

        @Override
        public String printed() {
            String seconds = "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
            return time.getNano() == 0 ? seconds : seconds + ".%06d".formatted(time.getNano() / 1000);
        }

        @Override
        public String type() {
            return "datetime.time";
        }
    }

    /** A span of time. */
    record Delta(Duration span) implements Moment {

        long days() {
            return Math.floorDiv(span.toSeconds(), 86_400L);
        }

        long seconds() {
            return Math.floorMod(span.toSeconds(), 86_400L);
        }

        long micros() {
            return span.toNanosPart() / 1000;
        }

        @Override
        public boolean truth() {
            return !span.isZero();
        }

        @Override
        public Optional<Value> attribute(String name) {
            return switch (name) {
                case "days" -> Optional.of(new Int(days()));
                case "seconds" -> Optional.of(new Int(seconds()));
                case "microseconds" -> Optional.of(new Int(micros()));
                case "total_seconds" -> {
                    Callable total = call -> new Real(span.toSeconds() + span.toNanosPart() / 1e9);
                    yield Optional.of(total);
                }
                default -> Optional.empty();
            };
        }

        @Override
        public Collection<String> attributes() {
            return Set.of("days", "seconds", "microseconds", "total_seconds");
        }

        @Override
        public String printed() {
            String day = days() == 0 ? "" : days() + (Math.abs(days()) == 1 ? " day, " : " days, ");
            String time = "%d:%02d:%02d".formatted(seconds() / 3600, seconds() / 60 % 60, seconds() % 60);
            return day + time + (micros() == 0 ? "" : ".%06d".formatted(micros()));
        }

        @Override
        public String type() {
            return "datetime.timedelta";
        }
    }

    /** A time zone. */
    record Zone(ZoneId id) implements Moment {
        @Override
        public Optional<Value> attribute(String name) {
            return switch (name) {
                case "zone" -> Optional.of(new Text(printed()));
                case "localize" -> {
                    Callable localize =
                            call -> MomentMethods.placed(call.bind("dt").value(0), id);
                    yield Optional.of(localize);
                }
                default -> Optional.empty();
            };
        }

        @Override
        public Collection<String> attributes() {
            return Set.of("zone", "localize");
        }

        @Override
        public String printed() {
            return id.equals(ZoneOffset.UTC) ? "UTC" : id.getId();
        }

        @Override
        public String type() {
            return "datetime.timezone";
        }
    }

    private static Set<String> names(Map<String, ?> some, Map<String, ?> others) {
        Set<String> names = new TreeSet<>(some.keySet());
        names.addAll(others.keySet());
        return names;
    }
}

package app.passculture.data.orchestration.pipeline.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What cron means, said as slowly and plainly as possible: walk through every minute and ask whether it matches. */
final class NaiveCron {

    private static final String MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
    private static final String DAYS = "SUN MON TUE WED THU FRI SAT";

    private final boolean[] minutes;
    private final boolean[] hours;
    private final boolean[] months;
    private final String dates;
    private final String weekdays;
    private final Map<LocalDate, Boolean> days = new HashMap<>();

    NaiveCron(String expression) {
        String[] fields = expression.split(" ", -1);
        this.minutes = table(60, minute -> isIn(fields[0], minute, 59, 0));
        this.hours = table(24, hour -> isIn(fields[1], hour, 23, 0));
        this.dates = fields[2];
        this.months = table(13, month -> isIn(numbered(fields[3], MONTHS, 1), month, 12, 1));
        this.weekdays = numbered(fields[4], DAYS, 0);
    }

    /** Every time of the expression in [from, to), by a walk over all minutes of the zone's wall clock. */
    List<Instant> times(Wall wall) {
        List<Instant> times = new ArrayList<>();
        for (int minute = 0; minute < wall.length(); minute++) {
            if (matchesAny(wall.shown(minute))) {
                times.add(wall.time(minute));
            }
        }
        return times;
    }

    private boolean matchesAny(List<LocalDateTime> shown) {
        for (LocalDateTime time : shown) {
            if (matches(time)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(LocalDateTime time) {
        return minutes[time.getMinute()]
                && hours[time.getHour()]
                && months[time.getMonthValue()]
                && days.computeIfAbsent(time.toLocalDate(), this::matchesDay);
    }

    private boolean matchesDay(LocalDate time) {
        boolean date = isDate(time);
        boolean weekday = isWeekday(time);
        return (dates.startsWith("*") || weekdays.startsWith("*")) ? date && weekday : date || weekday;
    }

    private boolean isDate(LocalDate time) {
        boolean last = time.plusDays(1).getMonthValue() != time.getMonthValue();
        return (List.of(dates.split(",", -1)).contains("L") && last)
                || isIn(dates.replace("L", "99"), time.getDayOfMonth(), 31, 1);
    }

    private boolean isWeekday(LocalDate time) {
        DayOfWeek day = time.getDayOfWeek();
        boolean last = time.plusDays(7).getMonthValue() != time.getMonthValue();
        String number = String.valueOf(day.getValue() % 7);
        return (List.of(weekdays.split(",", -1)).contains(number + "L") && last)
                || isIn(weekdays.replaceAll("\\dL", "99"), day.getValue(), 7, 0)
                || (day == DayOfWeek.SUNDAY && isIn(weekdays.replaceAll("\\dL", "99"), 0, 7, 0));
    }

    private static boolean isIn(String field, int value, int highest, int lowest) {
        return List.of(field.split(",", -1)).stream().anyMatch(item -> isInItem(item, value, highest, lowest));
    }

    private static boolean isInItem(String item, int value, int highest, int lowest) {
        String[] parts = item.split("/", -1);
        String[] ends = parts[0].split("-", -1);
        int step = parts.length > 1 ? Integer.parseInt(parts[1]) : 1;
        int from = parts[0].equals("*") ? lowest : Integer.parseInt(ends[0]);
        int to = parts[0].equals("*") || (parts.length > 1 && ends.length == 1)
                ? highest
                : Integer.parseInt(ends[ends.length - 1]);
        return IntStream.iterate(from, next -> next <= to, next -> next + step).anyMatch(next -> next == value);
    }

    private static String numbered(String field, String names, int first) {
        String numbered = field.toUpperCase(Locale.ROOT).replace("-SUN", "-7");
        String[] list = names.split(" ", -1);
        for (int i = 0; i < list.length; i++) {
            numbered = numbered.replace(list[i], String.valueOf(first + i));
        }
        return numbered;
    }

    private static boolean[] table(int size, IntPredicate test) {
        boolean[] table = new boolean[size];
        IntStream.range(0, size).forEach(i -> table[i] = test.test(i));
        return table;
    }

    /** A clock on the wall, looked at each minute: the local minutes it newly shows, and those it has just jumped over. */
    record Wall(Instant from, List<List<LocalDateTime>> minutes) {

        static Wall in(ZoneId zone, Instant from, Instant to) {
            List<List<LocalDateTime>> minutes = new ArrayList<>();
            LocalDateTime furthest = LocalDateTime.ofInstant(from.minus(2, ChronoUnit.HOURS), zone);
            for (Instant time = from.minus(2, ChronoUnit.HOURS); time.isBefore(to); time = time.plusSeconds(60)) {
                LocalDateTime now = LocalDateTime.ofInstant(time, zone);
                List<LocalDateTime> shown = new ArrayList<>();
                while (furthest.isBefore(now)) {
                    furthest = furthest.plusMinutes(1);
                    shown.add(furthest);
                }
                minutes.add(List.copyOf(shown));
            }
            return new Wall(from, List.copyOf(minutes.subList(120, minutes.size())));
        }

        int length() {
            return minutes.size();
        }

        List<LocalDateTime> shown(int minute) {
            return minutes.get(minute);
        }

        Instant time(int minute) {
            return from.plusSeconds(minute * 60L).atOffset(ZoneOffset.UTC).toInstant();
        }
    }
}

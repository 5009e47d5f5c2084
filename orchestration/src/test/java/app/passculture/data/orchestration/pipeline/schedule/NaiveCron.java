package app.passculture.data.orchestration.pipeline.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
            if (matches(wall, minute)) {
                times.add(wall.time(minute));
            }
        }
        return times;
    }

    private boolean matches(Wall wall, int minute) {
        int shown = wall.minutes[minute];
        return shown == Wall.UNUSUAL
                ? wall.jumps.getOrDefault(minute, List.of()).stream().anyMatch(this::matches)
                : minutes[shown % 60] && hours[shown / 60] && matchesDate(wall.days[minute]);
    }

    private boolean matches(LocalDateTime time) {
        return minutes[time.getMinute()] && hours[time.getHour()] && matchesDate(time.toLocalDate());
    }

    private boolean matchesDate(LocalDate date) {
        return days.computeIfAbsent(date, day -> months[day.getMonthValue()] && matchesDay(day));
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

    /**
     * A clock on the wall, looked at each minute: the local minutes it newly shows, and those it has just jumped over. The usual single minute
     * is kept in arrays, because there are a million of them.
     */
    static final class Wall {

        private static final int UNUSUAL = -1;

        private final Instant from;
        private final LocalDate[] days;
        private final int[] minutes;
        private final Map<Integer, List<LocalDateTime>> jumps = new HashMap<>();

        private Wall(Instant from, int length) {
            this.from = from;
            this.days = new LocalDate[length];
            this.minutes = new int[length];
        }

        static Wall in(ZoneId zone, Instant from, Instant to) {
            int length = (int) Duration.between(from, to).toMinutes();
            Wall wall = new Wall(from, length);
            LocalDateTime furthest = LocalDateTime.ofInstant(from.minus(2, ChronoUnit.HOURS), zone);
            for (int minute = -119; minute < length; minute++) {
                LocalDateTime now = LocalDateTime.ofInstant(wall.time(minute), zone);
                List<LocalDateTime> shown = new ArrayList<>();
                while (furthest.isBefore(now)) {
                    furthest = furthest.plusMinutes(1);
                    shown.add(furthest);
                }
                if (minute >= 0) {
                    wall.show(minute, shown);
                }
            }
            return wall;
        }

        private void show(int minute, List<LocalDateTime> shown) {
            if (shown.size() == 1) {
                days[minute] = shown.getFirst().toLocalDate();
                minutes[minute] =
                        shown.getFirst().getHour() * 60 + shown.getFirst().getMinute();
            } else {
                minutes[minute] = UNUSUAL;
                jumps.put(minute, shown);
            }
        }

        int length() {
            return minutes.length;
        }

        Instant time(int minute) {
            return from.plusSeconds(minute * 60L);
        }
    }
}

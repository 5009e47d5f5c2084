package app.passculture.data.analytics.warehouse.local.functions;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** FORMAT_DATE and the like: strftime with the additions of GoogleSQL. */
final class MomentFormat {
    private final LocalDateTime moment;
    private final long micros;
    private final String zone;
    private final boolean zoned;

    private MomentFormat(long local, long micros, String zone, boolean zoned) {
        this.moment = Zones.civil(local);
        this.micros = micros;
        this.zone = zone;
        this.zoned = zoned;
    }

    static String format(String pattern, long micros, String zone, String type) {
        boolean zoned = type.equals("TIMESTAMP");
        long local = zoned ? Zones.local(micros, zone) : micros;
        return new MomentFormat(local, micros, zone, zoned).written(pattern);
    }

    private String written(String pattern) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                text.append(c);
                continue;
            }
            String element = element(pattern, i + 1);
            text.append(value(element));
            i += element.length();
        }
        return text.toString();
    }

    private static String element(String pattern, int start) {
        String rest = pattern.substring(start);
        for (String longer :
                new String[] {"E4Y", "E*S", "Ez", "EY", "Ey", "EC", "Ex", "EX", "Ec", "Oy", "Od", "OH", "OM", "OS"}) {
            if (rest.startsWith(longer)) {
                return longer;
            }
        }
        return rest.matches("(?s)E\\dS.*") ? rest.substring(0, 3) : rest.substring(0, 1);
    }

    private String value(String element) {
        return switch (element) {
            case "Y", "EY" -> Integer.toString(moment.getYear());
            case "E4Y" -> pad(moment.getYear(), 4);
            case "C", "EC" -> pad(Math.floorDiv(moment.getYear(), 100), 2);
            case "y", "Ey", "Oy" -> pad(Math.floorMod(moment.getYear(), 100), 2);
            case "G" -> Integer.toString(moment.get(IsoFields.WEEK_BASED_YEAR));
            case "g" -> pad(moment.get(IsoFields.WEEK_BASED_YEAR) % 100, 2);
            case "m" -> pad(moment.getMonthValue(), 2);
            case "B" -> moment.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "b", "h" -> moment.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "d", "Od" -> pad(moment.getDayOfMonth(), 2);
            case "e" -> "%2d".formatted(moment.getDayOfMonth());
            case "j" -> pad(moment.getDayOfYear(), 3);
            case "Q" -> Integer.toString(moment.get(IsoFields.QUARTER_OF_YEAR));
            default -> week(element);
        };
    }

    private String week(String element) {
        int fromSunday = moment.getDayOfWeek().getValue() % 7;
        return switch (element) {
            case "A" -> moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case "a" -> moment.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case "u" -> Integer.toString(moment.getDayOfWeek().getValue());
            case "w" -> Integer.toString(fromSunday);
            case "U" -> pad((moment.getDayOfYear() + 6 - fromSunday) / 7, 2);
            case "W" -> pad((moment.getDayOfYear() + 6 - (fromSunday + 6) % 7) / 7, 2);
            case "V" -> pad(moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            default -> time(element);
        };
    }

    private String time(String element) {
        int hour = moment.getHour();
        return switch (element) {
            case "H", "OH" -> pad(hour, 2);
            case "I" -> pad((hour + 11) % 12 + 1, 2);
            case "k" -> "%2d".formatted(hour);
            case "l" -> "%2d".formatted((hour + 11) % 12 + 1);
            case "M", "OM" -> pad(moment.getMinute(), 2);
            case "S", "OS" -> pad(moment.getSecond(), 2);
            case "p" -> hour < 12 ? "AM" : "PM";
            case "P" -> hour < 12 ? "am" : "pm";
            case "E*S" -> pad(moment.getSecond(), 2) + trimmed(moment.get(ChronoField.MICRO_OF_SECOND));
            case "s" -> Long.toString(Math.floorDiv(micros, 1_000_000));
            default -> element.matches("E\\dS") ? seconds(element.charAt(1) - '0') : combined(element);
        };
    }

    private static String trimmed(int micros) {
        return micros == 0 ? "" : "." + "%06d".formatted(micros).replaceAll("0+$", "");
    }

    private String seconds(int digits) {
        String fraction = "%09d".formatted(moment.getNano()).substring(0, Math.min(digits, 9));
        return pad(moment.getSecond(), 2) + (digits == 0 ? "" : "." + fraction);
    }

    private String combined(String element) {
        return switch (element) {
            case "F" -> written("%E4Y-%m-%d");
            case "D", "x", "Ex" -> written("%m/%d/%y");
            case "T", "X", "EX" -> written("%H:%M:%S");
            case "R" -> written("%H:%M");
            case "c", "Ec" -> written("%a %b %e %H:%M:%S %Y");
            case "n" -> "\n";
            case "t" -> "\t";
            case "%" -> "%";
            case "z" -> zoned ? offset().replace(":", "") : "";
            case "Ez" -> zoned ? offset() : "";
            case "Z" -> zoned ? name() : "";
            default -> "%" + element;
        };
    }

    private String offset() {
        return MomentTexts.offset((Zones.micros(moment) - micros) / 1_000_000, true);
    }

    private String name() {
        String offset = MomentTexts.offset((Zones.micros(moment) - micros) / 1_000_000, false);
        return "UTC".equals(zone)
                ? "UTC"
                : "UTC" + offset.replaceFirst("(?<=[+-])0", "").replaceFirst("^[+-]0$", "");
    }

    private static String pad(int value, int digits) {
        return ("%0" + digits + "d").formatted(value);
    }
}

package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import java.util.Locale;
import java.util.Map;

/** Counting with dates and times: adding, differences, truncation, parts. */
final class DateFunctions {
    private static final String UTC = "'UTC'";

    private DateFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        for (String type : new String[] {"date", "datetime", "timestamp", "time"}) {
            mappings.put(type + "_add", call -> add(call, "+"));
            mappings.put(type + "_sub", call -> add(call, "-"));
            mappings.put(type + "_diff", DateFunctions::difference);
            mappings.put(type + "_trunc", DateFunctions::truncated);
        }
        mappings.put("last_day", DateFunctions::lastDay);
        mappings.put("$extract", DateFunctions::extract);
        mappings.put(
                "$extract_date",
                call -> Moments.date(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, UTC)));
        mappings.put(
                "$extract_time",
                call -> Moments.time(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, UTC)));
        mappings.put(
                "$extract_datetime",
                call -> Moments.datetime(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, UTC)));
    }

    private static String add(Call call, String sign) {
        DatePart part = new DatePart(call.word(2));
        String number = "(" + call.argument(1) + ")";
        if (call.type(0).isTime()) {
            String micros = Moments.ofDay(call.argument(0)) + " " + sign + " " + number + " * " + part.micros();
            return "bq_make_time(bq_floor_mod(" + micros + ", 86400000000))";
        }
        String moment = call.argument(0);
        String added = part.isMonths()
                ? "(" + moment + " " + sign + " to_months(CAST(" + number + " * " + part.months() + " AS INTEGER)))"
                : fixed(call, moment, sign, number, part);
        String checked = "bq_checked(CAST(" + added + " AS TIMESTAMP))";
        return call.type(0).isDate() ? "CAST(" + checked + " AS DATE)" : checked;
    }

    private static String fixed(Call call, String moment, String sign, String number, DatePart part) {
        if (!part.isFixed()) {
            throw call.unsupported("with " + part.name());
        }
        if (call.type(0).isDate()) {
            return "(" + moment + " " + sign + " CAST(" + number + " * " + part.micros() / 86_400_000_000L
                    + " AS INTEGER))";
        }
        return "make_timestamp(" + Moments.micros(moment) + " " + sign + " " + number + " * " + part.micros() + ")";
    }

    private static String difference(Call call) {
        DatePart part = new DatePart(call.word(2));
        String later = call.argument(0);
        String earlier = call.argument(1);
        if (call.type(0).isTimestamp()) {
            return "((" + Moments.micros(later) + " - " + Moments.micros(earlier) + ") // " + fixedMicros(call, part)
                    + ")";
        }
        if (call.type(0).isTime()) {
            return floors(Moments.ofDay(later), Moments.ofDay(earlier), part.micros());
        }
        if (part.isShorterThanDay()) {
            return floors(Moments.micros(later), Moments.micros(earlier), part.micros());
        }
        return days(call, "CAST(" + later + " AS DATE)", "CAST(" + earlier + " AS DATE)", part);
    }

    private static long fixedMicros(Call call, DatePart part) {
        if (!part.isFixed() || part.isWeek()) {
            throw call.unsupported("with " + part.name());
        }
        return part.micros();
    }

    private static String floors(String later, String earlier, long unit) {
        return "(bq_floor_div(" + later + ", " + unit + ") - bq_floor_div(" + earlier + ", " + unit + "))";
    }

    private static String days(Call call, String later, String earlier, DatePart part) {
        if (part.name().equals("DAY")) {
            return "CAST(" + later + " - " + earlier + " AS BIGINT)";
        }
        if (part.isWeek()) {
            return "(bq_week(" + later + ", " + part.firstWeekday() + ") - bq_week(" + earlier + ", "
                    + part.firstWeekday() + "))";
        }
        if (part.name().equals("ISOYEAR")) {
            return "CAST(isoyear(" + later + ") - isoyear(" + earlier + ") AS BIGINT)";
        }
        if (!part.isMonths()) {
            throw call.unsupported("with " + part.name());
        }
        return "CAST(date_diff('" + part.name().toLowerCase(Locale.ROOT) + "', " + earlier + ", " + later
                + ") AS BIGINT)";
    }

    private static String truncated(Call call) {
        DatePart part = new DatePart(call.word(1));
        String zone = call.argument(2, UTC);
        if (call.type(0).isDate()) {
            return date(call, call.argument(0), part);
        }
        if (call.type(0).isTime()) {
            return "bq_make_time(" + floored(Moments.ofDay(call.argument(0)), part.micros()) + ")";
        }
        boolean zoned = call.type(0).isTimestamp()
                && (!part.isShorterThanDay() || part.name().equals("HOUR"));
        String local = zoned ? Moments.local(call.argument(0), zone) : call.argument(0);
        String cut = part.isShorterThanDay()
                ? "make_timestamp(" + floored(Moments.micros(local), part.micros()) + ")"
                : "CAST(" + date(call, "CAST(" + local + " AS DATE)", part) + " AS TIMESTAMP)";
        return zoned ? Moments.utc(cut, zone) : cut;
    }

    private static String floored(String micros, long unit) {
        return "(bq_floor_div(" + micros + ", " + unit + ") * " + unit + ")";
    }

    private static String date(Call call, String date, DatePart part) {
        if (part.name().equals("DAY")) {
            return date;
        }
        if (part.isWeek()) {
            return "bq_week_start(" + date + ", " + part.firstWeekday() + ")";
        }
        if (part.name().equals("ISOYEAR")) {
            return "bq_week_start(make_date(isoyear(" + date + "), 1, 4), 1)";
        }
        if (!part.isMonths()) {
            throw call.unsupported("with " + part.name());
        }
        return "CAST(date_trunc('" + part.name().toLowerCase(Locale.ROOT) + "', " + date + ") AS DATE)";
    }

    private static String lastDay(Call call) {
        DatePart part = new DatePart(call.size() > 1 ? call.word(1) : "MONTH");
        String date = "CAST(" + call.argument(0) + " AS DATE)";
        String start = date(call, date, part);
        if (part.isWeek()) {
            return "(" + start + " + 6)";
        }
        String next = part.name().equals("ISOYEAR")
                ? "bq_week_start(make_date(isoyear(" + date + ") + 1, 1, 4), 1)"
                : "CAST(" + start + " + to_months(" + part.months() + ") AS DATE)";
        return "(" + next + " - 1)";
    }

    private static String extract(Call call) {
        DatePart part = new DatePart(call.word(1));
        String value =
                call.type(0).isTimestamp() ? Moments.local(call.argument(0), call.argument(2, UTC)) : call.argument(0);
        return "CAST(" + part(call, value, part) + " AS BIGINT)";
    }

    private static String part(Call call, String value, DatePart part) {
        return switch (part.name()) {
            case "YEAR", "MONTH", "DAY", "QUARTER", "HOUR", "MINUTE", "ISOYEAR" ->
                "date_part('" + part.name().toLowerCase(Locale.ROOT) + "', " + value + ")";
            case "DAYOFWEEK" -> "date_part('dow', " + value + ") + 1";
            case "DAYOFYEAR" -> "date_part('doy', " + value + ")";
            case "ISOWEEK" -> "date_part('week', " + value + ")";
            case "SECOND" -> "date_part('microsecond', " + value + ") // 1000000";
            case "MILLISECOND" -> "date_part('microsecond', " + value + ") % 1000000 // 1000";
            case "MICROSECOND" -> "date_part('microsecond', " + value + ") % 1000000";
            default -> {
                if (!part.isWeek()) {
                    throw call.unsupported("with " + part.name());
                }
                yield "bq_week_of_year(" + value + ", " + part.firstWeekday() + ")";
            }
        };
    }
}

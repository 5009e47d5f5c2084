package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.local.translation.Functions.Mapping;
import java.util.Map;

/** Making, reading and writing dates and times. */
final class MomentFunctions {
    private static final String UTC = "'UTC'";

    private MomentFunctions() {}

    static void addTo(Map<String, Mapping> mappings) {
        mappings.put("current_timestamp", call -> now(call));
        mappings.put("current_datetime", call -> Moments.local(now(call), call.argument(0, UTC)));
        mappings.put("current_date", call -> "CAST(" + Moments.local(now(call), call.argument(0, UTC)) + " AS DATE)");
        mappings.put("current_time", call -> "CAST(" + Moments.local(now(call), call.argument(0, UTC)) + " AS TIME)");
        mappings.put("date", MomentFunctions::date);
        mappings.put("datetime", MomentFunctions::datetime);
        mappings.put(
                "timestamp",
                call -> Moments.timestamp(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, UTC)));
        mappings.put("time", MomentFunctions::time);
        unix(mappings);
        formats(mappings);
    }

    private static String now(Call call) {
        return Literals.timestamp(
                Literals.micros(call.expressions().surroundings().now()));
    }

    private static String date(Call call) {
        if (call.type(0).isInt64()) {
            return "bq_make_date(" + String.join(", ", call.arguments()) + ")";
        }
        return Moments.date(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, UTC));
    }

    private static String datetime(Call call) {
        if (call.type(0).isInt64()) {
            return "make_timestamp(bq_datetime(" + String.join(", ", call.arguments()) + "))";
        }
        if (call.size() > 1 && call.type(1).isTime()) {
            return "(" + call.argument(0) + " + " + call.argument(1) + ")";
        }
        return Moments.datetime(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, UTC));
    }

    private static String time(Call call) {
        if (call.type(0).isInt64()) {
            return "bq_make_time(bq_time(" + String.join(", ", call.arguments()) + "))";
        }
        return Moments.time(DuckTypes.of(call.type(0)), call.argument(0), call.argument(1, UTC));
    }

    private static void unix(Map<String, Mapping> mappings) {
        Map.of("seconds", 1_000_000L, "millis", 1_000L, "micros", 1L).forEach((unit, micros) -> {
            mappings.put(
                    "unix_" + unit, call -> "bq_floor_div(" + Moments.micros(call.argument(0)) + ", " + micros + ")");
            mappings.put("timestamp_" + unit, call -> made(call, micros));
            mappings.put(
                    "timestamp_from_unix_" + unit,
                    call -> call.type(0).isTimestamp() ? call.argument(0) : made(call, micros));
        });
        mappings.put("unix_date", call -> "CAST(" + call.argument(0) + " - DATE '1970-01-01' AS BIGINT)");
        mappings.put("date_from_unix_date", call -> "(DATE '1970-01-01' + CAST(" + call.argument(0) + " AS INTEGER))");
    }

    private static String made(Call call, long micros) {
        return "bq_checked(make_timestamp(" + call.argument(0) + " * " + micros + "))";
    }

    private static void formats(Map<String, Mapping> mappings) {
        mappings.put("format_date", call -> format(call, "CAST(" + call.argument(1) + " AS TIMESTAMP)"));
        mappings.put("format_datetime", call -> format(call, call.argument(1)));
        mappings.put("format_timestamp", call -> format(call, call.argument(1)));
        mappings.put(
                "format_time",
                call -> "bq_format_moment(" + call.argument(0) + ", " + Moments.ofDay(call.argument(1)) + ", " + UTC
                        + ", 'TIME')");
        mappings.put("parse_date", call -> "CAST(make_timestamp(" + parse(call, "DATE") + ") AS DATE)");
        mappings.put("parse_datetime", call -> "make_timestamp(" + parse(call, "DATETIME") + ")");
        mappings.put("parse_timestamp", call -> "make_timestamp(" + parse(call, "TIMESTAMP") + ")");
        mappings.put("parse_time", call -> "bq_make_time(" + parse(call, "TIME") + ")");
    }

    private static String format(Call call, String moment) {
        Type type = DuckTypes.of(call.type(1));
        return "bq_format_moment(" + call.argument(0) + ", " + Moments.micros(moment) + ", " + call.argument(2, UTC)
                + ", '" + type + "')";
    }

    private static String parse(Call call, String type) {
        return "bq_parse_moment(" + call.argument(0) + ", " + call.argument(1) + ", " + call.argument(2, UTC) + ", '"
                + type + "')";
    }
}

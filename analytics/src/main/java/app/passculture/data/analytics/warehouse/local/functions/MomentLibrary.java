package app.passculture.data.analytics.warehouse.local.functions;

import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.DATE;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.INT;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.TEXT;

import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Body;
import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;

/** Functions of dates and times; moments are microseconds since 1970, times those since midnight. */
final class MomentLibrary {
    private MomentLibrary() {}

    static void addTo(List<ScalarFunction> all) {
        micros(all, "bq_local", a -> Zones.local(a.integer(0), a.text(1)), INT, TEXT);
        micros(all, "bq_utc", a -> Zones.utc(a.integer(0), a.text(1)), INT, TEXT);
        all.add(new ScalarFunction("bq_date_of_text", List.of(TEXT), DATE, a -> MomentTexts.date(a.text(0))));
        micros(all, "bq_time_of_text", a -> MomentTexts.time(a.text(0)), TEXT);
        micros(all, "bq_datetime_of_text", a -> MomentTexts.datetime(a.text(0)), TEXT);
        micros(all, "bq_timestamp_of_text", a -> MomentTexts.timestamp(a.text(0), a.text(1)), TEXT, TEXT);
        micros(all, "bq_datetime", MomentLibrary::datetime, INT, INT, INT, INT, INT, INT);
        micros(all, "bq_time", MomentLibrary::time, INT, INT, INT);
        micros(
                all,
                "bq_parse_moment",
                a -> MomentParser.parse(a.text(0), a.text(1), a.text(2), a.text(3)),
                TEXT,
                TEXT,
                TEXT,
                TEXT);
        text(
                all,
                "bq_format_moment",
                a -> MomentFormat.format(a.text(0), a.integer(1), a.text(2), a.text(3)),
                TEXT,
                INT,
                TEXT,
                TEXT);
        text(all, "bq_months", a -> Months.list(a.date(0), a.date(1), a.integer(2)), DATE, DATE, INT);
        text(all, "bq_text_of_time", a -> MomentTexts.ofTime(a.integer(0)), INT);
        text(all, "bq_text_of_datetime", a -> MomentTexts.ofDatetime(a.integer(0), ' '), INT);
        text(all, "bq_json_datetime", a -> MomentTexts.ofDatetime(a.integer(0), 'T'), INT);
        text(all, "bq_text_of_timestamp", a -> MomentTexts.ofTimestamp(a.integer(0), a.text(1)), INT, TEXT);
    }

    private static void micros(List<ScalarFunction> all, String name, Body body, Kind... parameters) {
        all.add(new ScalarFunction(name, List.of(parameters), INT, body));
    }

    private static void text(List<ScalarFunction> all, String name, Body body, Kind... parameters) {
        all.add(new ScalarFunction(name, List.of(parameters), TEXT, body));
    }

    private static long datetime(Arguments a) {
        try {
            if (a.integer(0) < 1 || a.integer(0) > 9999) {
                throw new DateTimeException("year " + a.integer(0));
            }
            return Zones.micros(LocalDateTime.of(
                    (int) a.integer(0),
                    Math.toIntExact(a.integer(1)),
                    Math.toIntExact(a.integer(2)),
                    Math.toIntExact(a.integer(3)),
                    Math.toIntExact(a.integer(4)),
                    Math.toIntExact(a.integer(5))));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Input calculates to invalid datetime: " + e.getMessage(), e);
        }
    }

    private static long time(Arguments a) {
        if (a.integer(0) < 0
                || a.integer(0) > 23
                || a.integer(1) < 0
                || a.integer(1) > 59
                || a.integer(2) < 0
                || a.integer(2) > 59) {
            throw new IllegalArgumentException(
                    "Input calculates to invalid time: %d:%d:%d".formatted(a.integer(0), a.integer(1), a.integer(2)));
        }
        return ((a.integer(0) * 60 + a.integer(1)) * 60 + a.integer(2)) * 1_000_000;
    }
}

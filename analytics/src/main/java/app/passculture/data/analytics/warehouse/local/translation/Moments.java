package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Type;

/** Dates and times from one another and from text; a zone counts only for TIMESTAMP. */
final class Moments {
    private Moments() {}

    /** The microseconds of a TIME since midnight. */
    static String ofDay(String time) {
        return "CAST(epoch_us(" + time + ") AS BIGINT)";
    }

    static String micros(String moment) {
        return "epoch_us(" + moment + ")";
    }

    /** What clocks in the zone show at a TIMESTAMP. */
    static String local(String timestamp, String zone) {
        return isUtc(zone) ? timestamp : "make_timestamp(bq_local(epoch_us(" + timestamp + "), " + zone + "))";
    }

    /** When clocks in the zone show a DATETIME. */
    static String utc(String datetime, String zone) {
        return isUtc(zone) ? datetime : "make_timestamp(bq_utc(epoch_us(" + datetime + "), " + zone + "))";
    }

    private static boolean isUtc(String zone) {
        return zone.equals("'UTC'");
    }

    static String date(Type from, String value, String zone) {
        return switch (scalar(from)) {
            case DATE -> value;
            case STRING -> "bq_date_of_text(" + value + ")";
            case TIMESTAMP -> "CAST(" + local(value, zone) + " AS DATE)";
            default -> "CAST(" + value + " AS DATE)";
        };
    }

    static String time(Type from, String value, String zone) {
        return switch (scalar(from)) {
            case TIME -> value;
            case STRING -> "bq_make_time(bq_time_of_text(" + value + "))";
            case TIMESTAMP -> "CAST(" + local(value, zone) + " AS TIME)";
            default -> "CAST(" + value + " AS TIME)";
        };
    }

    static String datetime(Type from, String value, String zone) {
        return switch (scalar(from)) {
            case DATETIME -> value;
            case STRING -> "make_timestamp(bq_datetime_of_text(" + value + "))";
            case TIMESTAMP -> local(value, zone);
            default -> "CAST(" + value + " AS TIMESTAMP)";
        };
    }

    static String timestamp(Type from, String value, String zone) {
        return switch (scalar(from)) {
            case TIMESTAMP -> value;
            case STRING -> "make_timestamp(bq_timestamp_of_text(" + value + ", " + zone + "))";
            case DATETIME -> utc(value, zone);
            default -> utc("CAST(" + value + " AS TIMESTAMP)", zone);
        };
    }

    private static Type.Scalar scalar(Type type) {
        if (type instanceof Type.Scalar scalar) {
            return scalar;
        }
        throw new Unsupported("a time from " + type, "CAST");
    }
}

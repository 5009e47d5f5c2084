package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Type;

/** Values as STRING, as BigQuery writes them. */
final class Texts {
    private Texts() {}

    static String of(Type from, String value, String zone) {
        if (from instanceof Type.Numeric || from instanceof Type.BigNumeric) {
            return "bq_text_of_decimal(CAST(" + value + " AS VARCHAR))";
        }
        if (!(from instanceof Type.Scalar scalar)) {
            throw new Unsupported("CAST of " + from + " to STRING", "CAST");
        }
        return switch (scalar) {
            case STRING, JSON -> value;
            case BOOL, INT64, DATE -> "CAST(" + value + " AS VARCHAR)";
            case FLOAT64 -> "bq_text_of_float(" + value + ")";
            case BYTES -> "decode(" + value + ")";
            case TIME -> "bq_text_of_time(" + Moments.ofDay(value) + ")";
            case DATETIME -> "bq_text_of_datetime(epoch_us(" + value + "))";
            case TIMESTAMP -> "bq_text_of_timestamp(epoch_us(" + value + "), " + zone + ")";
            case GEOGRAPHY, INTERVAL -> throw new Unsupported("CAST of " + from + " to STRING", "CAST");
        };
    }
}

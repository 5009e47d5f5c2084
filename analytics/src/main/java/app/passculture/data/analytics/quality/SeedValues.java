package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.warehouse.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;

/** Which texts of a file are values of a type, as a load into BigQuery takes them. */
final class SeedValues {

    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
    private static final Pattern ZERO_LED = Pattern.compile("[-+]?0\\d+");
    private static final Pattern REAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false|t|f|yes|no|y|n|1|0");
    private static final Pattern STAMP = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2})(\\.\\d{1,6})?( ?(Z|UTC|[-+]\\d{2}:?\\d{2}))?");

    private SeedValues() {}

    /** The narrowest type that holds all values; numbers that begin with zero are texts, as postal codes are. */
    static Type guessed(List<CsvText.Value> values) {
        List<String> texts = values.stream()
                .filter(value -> !value.isNull())
                .map(CsvText.Value::text)
                .toList();
        if (texts.isEmpty() || texts.stream().anyMatch(ZERO_LED.asMatchPredicate())) {
            return Type.Scalar.STRING;
        }
        if (texts.stream().allMatch(text -> text.matches("(?i)true|false"))) {
            return Type.Scalar.BOOL;
        }
        return List.<Type>of(
                        Type.Scalar.INT64,
                        Type.Scalar.FLOAT64,
                        Type.Scalar.DATE,
                        Type.Scalar.DATETIME,
                        Type.Scalar.TIMESTAMP)
                .stream()
                .filter(type -> texts.stream().allMatch(text -> fits(type, text)))
                .findFirst()
                .orElse(Type.Scalar.STRING);
    }

    static boolean fits(Type type, String text) {
        return switch (type) {
            case Type.Scalar scalar -> fits(scalar, text);
            case Type.Numeric ignored -> DECIMAL.matcher(text).matches();
            case Type.BigNumeric ignored -> DECIMAL.matcher(text).matches();
            case Type.Struct ignored -> false;
            case Type.Array ignored -> false;
        };
    }

    private static boolean fits(Type.Scalar type, String text) {
        return switch (type) {
            case BOOL -> TRUTH.matcher(text).matches();
            case INT64 -> WHOLE.matcher(text).matches();
            case FLOAT64 -> REAL.matcher(text).matches() || text.matches("(?i)[-+]?(inf|infinity|nan)");
            case DATE -> isDate(text);
            case TIME -> isTime(text);
            case DATETIME -> isStamp(text, 4);
            case TIMESTAMP -> isStamp(text, 0) || isDate(text);
            case STRING, BYTES, JSON, GEOGRAPHY, INTERVAL -> true;
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    /** A date and a time of day; the group numbered must be absent unless it is 0. */
    private static boolean isStamp(String text, int absent) {
        var matcher = STAMP.matcher(text);
        return matcher.matches()
                && (absent == 0 || matcher.group(absent) == null)
                && isDate(matcher.group(1))
                && isTime(matcher.group(2));
    }
}

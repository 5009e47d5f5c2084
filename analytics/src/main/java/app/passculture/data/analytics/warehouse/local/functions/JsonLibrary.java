package app.passculture.data.analytics.warehouse.local.functions;

import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.BOOL;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.INT;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.REAL;
import static app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind.TEXT;

import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions of JSON, which is text. */
final class JsonLibrary {
    private static final long EXACT = 1L << 53;

    private JsonLibrary() {}

    static void addTo(List<ScalarFunction> all) {
        for (String query : new String[] {"bq_json_query", "bq_json_extract"}) {
            all.add(text(query, a -> written(found(a)), TEXT, TEXT));
            all.add(text(query + "_array", a -> array(found(a)), TEXT, TEXT));
        }
        all.add(text("bq_json_value", a -> Json.scalar(found(a)), TEXT, TEXT));
        all.add(text("bq_json_extract_scalar", a -> Json.scalar(found(a)), TEXT, TEXT));
        all.add(text("bq_json_value_array", a -> scalars(found(a)), TEXT, TEXT));
        all.add(text("bq_json_extract_string_array", a -> scalars(found(a)), TEXT, TEXT));
        all.add(text("bq_parse_json", a -> Json.write(Json.parse(a.text(0))), TEXT));
        all.add(text("bq_json_member", a -> written(JsonPath.member(Json.parse(a.text(0)), a.text(1))), TEXT, TEXT));
        all.add(text(
                "bq_json_element", a -> written(JsonPath.element(Json.parse(a.text(0)), a.integer(1))), TEXT, INT));
        texts(all);
        values(all);
    }

    private static void texts(List<ScalarFunction> all) {
        all.add(text("bq_json_text", a -> Json.quoted(a.text(0)), TEXT));
        all.add(text("bq_json_int", a -> integer(a.integer(0)), INT));
        all.add(text("bq_json_float", a -> real(a.real(0)), REAL));
        all.add(text("bq_json_decimal", a -> decimal(a.text(0)), TEXT));
    }

    private static void values(List<ScalarFunction> all) {
        all.add(text("bq_json_type", a -> type(Json.parse(a.text(0))), TEXT));
        all.add(text("bq_json_string", a -> (String) typed(a, String.class, "string"), TEXT));
        all.add(new ScalarFunction("bq_json_bool", List.of(TEXT), BOOL, a -> typed(a, Boolean.class, "bool")));
        all.add(new ScalarFunction(
                "bq_json_int64",
                List.of(TEXT),
                INT,
                a -> number((Json.Literal) typed(a, Json.Literal.class, "int64"))
                        .longValueExact()));
        all.add(new ScalarFunction(
                "bq_json_float64",
                List.of(TEXT),
                REAL,
                a -> number((Json.Literal) typed(a, Json.Literal.class, "float64"))
                        .doubleValue()));
    }

    private static ScalarFunction text(String name, ScalarFunction.Body body, Kind... parameters) {
        return new ScalarFunction(name, List.of(parameters), TEXT, body);
    }

    /** What is at the path; nothing also when the text is no JSON. */
    private static @Nullable Object found(Arguments a) {
        Object root;
        try {
            root = Json.parseLeniently(a.text(0));
        } catch (IllegalArgumentException e) {
            return null;
        }
        return JsonPath.find(root, a.text(1));
    }

    private static @Nullable String written(@Nullable Object value) {
        return value == null ? null : Json.write(value);
    }

    private static @Nullable String array(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<Object> texts = new ArrayList<>();
        list.forEach(element -> texts.add(Json.write(element)));
        return Json.write(texts);
    }

    private static @Nullable String scalars(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return null;
        }
        List<Object> texts = new ArrayList<>();
        for (Object element : list) {
            String scalar = Json.scalar(element);
            if (scalar == null && element != Json.Nothing.NULL) {
                return null;
            }
            texts.add(scalar == null ? Json.Nothing.NULL : scalar);
        }
        return Json.write(texts);
    }

    private static String integer(long value) {
        return Math.abs(value) > EXACT ? '"' + Long.toString(value) + '"' : Long.toString(value);
    }

    private static String real(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
        }
        return NumberTexts.of(value);
    }

    /** A number when it is whole and FLOAT64 holds it exactly, else a text. */
    private static String decimal(String text) {
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        boolean whole = value.scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(EXACT)) <= 0;
        String plain = NumberTexts.decimal(text);
        return whole ? plain : '"' + plain + '"';
    }

    private static String type(Object value) {
        return switch (value) {
            case Map<?, ?> object -> "object";
            case List<?> list -> "array";
            case String string -> "string";
            case Boolean bool -> "boolean";
            default -> value == Json.Nothing.NULL ? "null" : "number";
        };
    }

    private static Object typed(Arguments a, Class<?> wanted, String name) {
        Object value = Json.parse(a.text(0));
        if (!wanted.isInstance(value)) {
            throw new IllegalArgumentException("The provided JSON input is not a " + name + ": " + a.text(0));
        }
        return value;
    }

    private static BigDecimal number(Json.Literal literal) {
        return new BigDecimal(literal.text());
    }
}

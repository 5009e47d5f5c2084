package app.passculture.data.analytics.warehouse.local.translation;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import java.util.ArrayList;
import java.util.List;

/** CAST between all types that BigQuery lets be cast. */
record Casts(Expressions expressions) {
    private static final String UTC = "'UTC'";

    String sql(ResolvedCast cast) {
        if (cast.getExtendedCast() != null || cast.getFormat() != null) {
            throw new Unsupported("CAST with FORMAT", "FORMAT");
        }
        Type from = DuckTypes.of(cast.getExpr().getType());
        Type to = DuckTypes.of(cast.getType());
        String zone = cast.getTimeZone() == null ? UTC : expressions.sql(cast.getTimeZone());
        return sql(from, to, expressions.sql(cast.getExpr()), zone);
    }

    private String sql(Type from, Type to, String value, String zone) {
        if (from.equals(to)) {
            return value;
        }
        return switch (to) {
            case Type.Numeric numeric -> decimal(from, to, value, "bq_numeric");
            case Type.BigNumeric numeric -> decimal(from, to, value, "bq_bignumeric");
            case Type.Array array -> array((Type.Array) from, array, value, zone);
            case Type.Struct struct -> struct((Type.Struct) from, struct, value, zone);
            case Type.Scalar scalar -> scalar(from, scalar, value, zone);
        };
    }

    private static String decimal(Type from, Type to, String value, String function) {
        if (from == Type.Scalar.STRING) {
            return function + "_of_text(" + value + ")";
        }
        return from == Type.Scalar.FLOAT64
                ? function + "_of_float(" + value + ")"
                : "CAST(" + value + " AS " + DuckTypes.sql(to) + ")";
    }

    private String array(Type.Array from, Type.Array to, String value, String zone) {
        String element = expressions.lambda();
        String changed = sql(from.element(), to.element(), element, zone);
        return changed.equals(element)
                ? value
                : "list_transform(" + value + ", lambda " + element + ": " + changed + ")";
    }

    private String struct(Type.Struct from, Type.Struct to, String value, String zone) {
        List<String> fields = new ArrayList<>();
        for (Field field : to.schema().fields()) {
            String part = "struct_extract(" + value + ", 'f" + fields.size() + "')";
            fields.add(sql(from.schema().fields().get(fields.size()).type(), field.type(), part, zone));
        }
        return "CASE WHEN " + value + " IS NOT NULL THEN " + Literals.pack(fields) + " END";
    }

    private static String scalar(Type from, Type.Scalar to, String value, String zone) {
        return switch (to) {
            case BOOL ->
                from == Type.Scalar.STRING ? "bq_bool_of_text(" + value + ")" : "CAST(" + value + " AS BOOLEAN)";
            case INT64 -> integer(from, value);
            case FLOAT64 ->
                from == Type.Scalar.STRING ? "bq_float_of_text(" + value + ")" : "CAST(" + value + " AS DOUBLE)";
            case STRING -> Texts.of(from, value, zone);
            case BYTES -> "encode(" + value + ")";
            case DATE -> Moments.date(from, value, zone);
            case TIME -> Moments.time(from, value, zone);
            case DATETIME -> Moments.datetime(from, value, zone);
            case TIMESTAMP -> Moments.timestamp(from, value, zone);
            case JSON, GEOGRAPHY, INTERVAL -> throw new Unsupported("CAST to " + to, to.name());
        };
    }

    private static String integer(Type from, String value) {
        if (from == Type.Scalar.STRING) {
            return "bq_int_of_text(" + value + ")";
        }
        return from == Type.Scalar.BOOL ? "CAST(" + value + " AS BIGINT)" : "CAST(round(" + value + ") AS BIGINT)";
    }
}

package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.SqlToken;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a type as YAML and SQL write it: {@code string}, {@code numeric(10, 2)}, {@code array<struct<a int64, b string>>}. */
public final class TypeText {

    private final String text;
    private final List<SqlToken> tokens;
    private int at;

    private TypeText(String text) {
        this.text = text;
        this.tokens = SqlToken.of(text).stream().filter(SqlToken::significant).toList();
    }

    /**
     * The type that a text names.
     *
     * @throws IllegalArgumentException when it names none
     */
    public static Type parse(String text) {
        TypeText parser = new TypeText(text);
        Type type = parser.type();
        if (parser.at < parser.tokens.size()) {
            throw parser.wrong();
        }
        return type;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("'" + text + "' is no type of BigQuery");
    }

    private String next() {
        if (at >= tokens.size()) {
            throw wrong();
        }
        return tokens.get(at++).text();
    }

    private boolean takes(String symbol) {
        boolean found = at < tokens.size() && tokens.get(at).is(symbol);
        at += found ? 1 : 0;
        return found;
    }

    private void require(String symbol) {
        if (!takes(symbol)) {
            throw wrong();
        }
    }

    private Type type() {
        return switch (next().toUpperCase(Locale.ROOT)) {
            case "BOOL", "BOOLEAN" -> Type.Scalar.BOOL;
            case "INT64", "INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT" -> Type.Scalar.INT64;
            case "FLOAT64", "FLOAT" -> Type.Scalar.FLOAT64;
            case "STRING" -> limited(Type.Scalar.STRING);
            case "BYTES" -> limited(Type.Scalar.BYTES);
            case "DATE" -> Type.Scalar.DATE;
            case "TIME" -> Type.Scalar.TIME;
            case "DATETIME" -> Type.Scalar.DATETIME;
            case "TIMESTAMP" -> Type.Scalar.TIMESTAMP;
            case "JSON" -> Type.Scalar.JSON;
            case "GEOGRAPHY" -> Type.Scalar.GEOGRAPHY;
            case "INTERVAL" -> Type.Scalar.INTERVAL;
            case "NUMERIC", "DECIMAL" -> numeric();
            case "BIGNUMERIC", "BIGDECIMAL" -> bigNumeric();
            case "ARRAY" -> array();
            case "STRUCT", "RECORD" -> struct();
            default -> throw wrong();
        };
    }

    private Type limited(Type type) {
        limits();
        return type;
    }

    private int[] limits() {
        int[] limits = new int[2];
        if (takes("(")) {
            limits[0] = Integer.parseInt(next());
            limits[1] = takes(",") ? Integer.parseInt(next()) : 0;
            require(")");
        }
        return limits;
    }

    private Type numeric() {
        int[] limits = limits();
        return new Type.Numeric(limits[0], limits[1]);
    }

    private Type bigNumeric() {
        int[] limits = limits();
        return new Type.BigNumeric(limits[0], limits[1]);
    }

    private Type array() {
        require("<");
        Type element = type();
        require(">");
        return new Type.Array(element);
    }

    private Type struct() {
        require("<");
        List<Field> fields = new ArrayList<>();
        do {
            String name = next().replace("`", "");
            takes(":");
            fields.add(Field.of(name, type()));
        } while (takes(","));
        require(">");
        return new Type.Struct(new Schema(fields));
    }
}

package app.passculture.data.analytics.warehouse;

/** The type of a column or value, as GoogleSQL has it. */
public sealed interface Type {

    /** Types without parameters. What a value of each is in Java stands in {@link Row}. */
    enum Scalar implements Type {
        BOOL,
        INT64,
        FLOAT64,
        STRING,
        BYTES,
        DATE,
        TIME,
        DATETIME,
        TIMESTAMP,
        JSON,
        GEOGRAPHY,
        INTERVAL
    }

    /** NUMERIC, with at most {@code precision} digits of which {@code scale} after the point; precision 0: no limit of its own. */
    record Numeric(int precision, int scale) implements Type {

        public static final Numeric UNLIMITED = new Numeric(0, 0);

        @Override
        public String toString() {
            return Type.limited("NUMERIC", precision, scale);
        }
    }

    /** BIGNUMERIC, limited as NUMERIC is. */
    record BigNumeric(int precision, int scale) implements Type {

        public static final BigNumeric UNLIMITED = new BigNumeric(0, 0);

        @Override
        public String toString() {
            return Type.limited("BIGNUMERIC", precision, scale);
        }
    }

    /** STRUCT; its fields may be nameless (an empty name) or share a name. */
    record Struct(Schema schema) implements Type {

        @Override
        public String toString() {
            return "STRUCT<" + schema + ">";
        }
    }

    /** ARRAY; its elements are never arrays. */
    record Array(Type element) implements Type {

        public Array {
            if (element instanceof Array) {
                throw new IllegalArgumentException("An array of arrays does not exist: ARRAY<%s>".formatted(element));
            }
        }

        @Override
        public String toString() {
            return "ARRAY<" + element + ">";
        }
    }

    private static String limited(String name, int precision, int scale) {
        return precision == 0 ? name : name + "(" + precision + (scale == 0 ? "" : ", " + scale) + ")";
    }
}

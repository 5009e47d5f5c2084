package app.passculture.data.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/** Rows of every type. */
final class Samples {

    private static final Schema PLACE =
            Schema.of(Field.of("city", Type.Scalar.STRING), Field.of("number", Type.Scalar.INT64));

    static final Schema SCHEMA = Schema.of(
            Field.of("name", Type.Scalar.STRING),
            Field.of("id", Type.Scalar.INT64),
            Field.of("ratio", Type.Scalar.FLOAT64),
            Field.of("active", Type.Scalar.BOOL),
            Field.of("price", Type.Numeric.UNLIMITED),
            Field.of("exact", new Type.Numeric(10, 2)),
            Field.of("huge", Type.BigNumeric.UNLIMITED),
            Field.of("content", Type.Scalar.BYTES),
            Field.of("day", Type.Scalar.DATE),
            Field.of("hour", Type.Scalar.TIME),
            Field.of("local", Type.Scalar.DATETIME),
            Field.of("moment", Type.Scalar.TIMESTAMP),
            Field.of("document", Type.Scalar.JSON),
            Field.of("place", new Type.Struct(PLACE)),
            Field.of("tags", new Type.Array(Type.Scalar.STRING)),
            Field.of("places", new Type.Array(new Type.Struct(PLACE))));

    static final Row FULL = Row.of(
            SCHEMA,
            "Zoé, \"quoted\"\nand more",
            9_007_199_254_740_993L,
            0.1,
            true,
            new BigDecimal("12345678901234567890.123456789"),
            new BigDecimal("12.50"),
            new BigDecimal("1234567890.12345678901234567890"),
            ByteBuffer.wrap("\0é".getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer(),
            LocalDate.of(2021, 3, 9),
            LocalTime.parse("12:30:15.000001"),
            LocalDateTime.parse("2021-03-09T12:30:15.123456"),
            Instant.parse("2021-03-09T12:30:15.123456Z"),
            "{\"a\":[1,2]}",
            Row.of(PLACE, "Paris", 75L),
            List.of("a", "b"),
            List.of(Row.of(PLACE, "Lille", 59L), Row.of(PLACE, null, null)));

    /** NULL everywhere; an array is never NULL once stored. */
    static final Row EMPTY = Row.of(
            SCHEMA, null, null, null, null, null, null, null, null, null, null, null, null, null, null, List.of(),
            List.of());

    private Samples() {}

    /** Equal, numbers by value. */
    static void assertSame(Row actual, Row expected) {
        assertThat(actual.values())
                .usingElementComparator(Samples::compare)
                .containsExactlyElementsOf(expected.values());
    }

    private static int compare(Object left, Object right) {
        boolean same = (left instanceof BigDecimal decimal && right instanceof BigDecimal other)
                ? decimal.compareTo(other) == 0
                : Objects.equals(left, right);
        return same ? 0 : 1;
    }
}

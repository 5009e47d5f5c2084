package app.passculture.data.analytics.warehouse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table, or a value of a struct. Its values are JDK types: BOOL Boolean, INT64 Long, FLOAT64 Double, NUMERIC and BIGNUMERIC
 * BigDecimal (compare by {@code compareTo}: the scale says nothing), STRING String, BYTES a read-only ByteBuffer, DATE LocalDate, TIME
 * LocalTime, DATETIME LocalDateTime, TIMESTAMP Instant, JSON, GEOGRAPHY (WKT) and INTERVAL String, ARRAY List, STRUCT Row.
 */
public record Row(Schema schema, List<@Nullable Object> values) {

    public Row {
        if (schema.fields().size() != values.size()) {
            throw new IllegalArgumentException("%d values for %d columns"
                    .formatted(values.size(), schema.fields().size()));
        }
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static Row of(Schema schema, @Nullable Object... values) {
        return new Row(schema, Arrays.asList(values));
    }

    /** The value of a column by its name. */
    public @Nullable Object value(String column) {
        int index = schema.indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException("No column '%s' in (%s)".formatted(column, schema));
        }
        return values.get(index);
    }
}

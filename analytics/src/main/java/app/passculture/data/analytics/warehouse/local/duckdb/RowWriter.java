package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.translation.Literals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Adds rows to a table: by DuckDB's appender, or as SQL where a column is a STRUCT or an ARRAY of what the appender does not take. */
record RowWriter(Session session, Schema schema, Location table) {
    private static final int BATCH = 200;

    /** Elements whose values here are the appender's own. */
    private static final Set<Type> LISTED =
            Set.of(Type.Scalar.STRING, Type.Scalar.INT64, Type.Scalar.FLOAT64, Type.Scalar.BOOL);

    /** Adds rows, matched by the names of their columns; gives how many. */
    long write(Iterator<Row> rows) {
        return schema.fields().stream().map(Field::type).allMatch(RowWriter::isAppendable)
                ? append(rows)
                : insert(rows);
    }

    private static boolean isAppendable(Type type) {
        return switch (type) {
            case Type.Struct _ -> false;
            case Type.Array array -> LISTED.contains(array.element());
            default -> true;
        };
    }

    private long append(Iterator<Row> rows) {
        long count = 0;
        Places places = new Places();
        try (DuckDBAppender appender = session.connection()
                .createAppender(table.database(), Location.plain(table.schema()), Location.plain(table.table()))) {
            while (rows.hasNext()) {
                Row row = rows.next();
                int[] from = places.of(row.schema());
                appender.beginRow();
                for (int i = 0; i < from.length; i++) {
                    Field field = schema.fields().get(i);
                    append(
                            appender,
                            field.type(),
                            checked(field, from[i] < 0 ? null : row.values().get(from[i])));
                }
                appender.endRow();
                count++;
            }
            return count;
        } catch (SQLException e) {
            throw new WarehouseException.InvalidData("Rows do not fit " + table + ": " + e.getMessage(), e);
        }
    }

    private static void append(DuckDBAppender appender, Type type, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> {
                // There is no NULL ARRAY in a table.
                if (type instanceof Type.Array) {
                    appender.append(List.of());
                } else {
                    appender.appendNull();
                }
            }
            case List<?> elements -> appender.append(elements);
            case Boolean bool -> appender.append(bool.booleanValue());
            case Long integer -> appender.append(integer.longValue());
            case Double real -> appender.append(real.doubleValue());
            case BigDecimal decimal ->
                appender.append(decimal.setScale(type instanceof Type.Numeric ? 9 : 20, RoundingMode.HALF_UP));
            case String text -> appender.append(text);
            case ByteBuffer bytes -> appender.append(array(bytes));
            case LocalDate date -> appender.append(date);
            case LocalTime time -> appender.append(time);
            case LocalDateTime datetime -> appender.append(datetime);
            case Instant instant -> appender.append(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            default -> throw new IllegalStateException(value.getClass().getName());
        }
    }

    private static byte[] array(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private long insert(Iterator<Row> rows) {
        Places places = new Places();
        List<String> batch = new ArrayList<>();
        long count = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            batch.add(literals(row, places.of(row.schema())));
            count++;
            if (batch.size() == BATCH || !rows.hasNext()) {
                session.execute("INSERT INTO " + table.sql() + " VALUES " + String.join(", ", batch));
                batch.clear();
            }
        }
        return count;
    }

    private String literals(Row row, int[] from) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            Field field = schema.fields().get(i);
            Object value = checked(field, from[i] < 0 ? null : row.values().get(from[i]));
            values.add(Literals.sql(
                    field.type(), value == null && field.type() instanceof Type.Array ? List.of() : value));
        }
        return "(" + String.join(", ", values) + ")";
    }

    private @Nullable Object checked(Field field, @Nullable Object value) {
        if (value == null && field.required() && !(field.type() instanceof Type.Array)) {
            throw new WarehouseException.InvalidData(
                    "Column %s of %s is required and has no value".formatted(field.name(), table));
        }
        if (value != null && !Values.fits(field.type(), value)) {
            throw new WarehouseException.InvalidData("Column %s of %s is %s, which '%s' (%s) is not"
                    .formatted(
                            field.name(),
                            table,
                            field.type(),
                            value,
                            value.getClass().getSimpleName()));
        }
        return value;
    }

    /** For each column of the table the place in a row, -1 for none; remembered while rows have the same schema. */
    private final class Places {
        private @Nullable Schema last;
        private int[] places = {};

        int[] of(Schema given) {
            if (!given.equals(last)) {
                for (Field field : given.fields()) {
                    if (schema.indexOf(field.name()) < 0) {
                        throw new WarehouseException.InvalidData(
                                "No such field: %s in %s".formatted(field.name(), table));
                    }
                }
                places = schema.fields().stream()
                        .mapToInt(field -> given.indexOf(field.name()))
                        .toArray();
                last = given;
            }
            return places;
        }
    }
}

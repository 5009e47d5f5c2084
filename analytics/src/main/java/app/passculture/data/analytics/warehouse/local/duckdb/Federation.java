package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.functions.TypedTexts;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Other databases that EXTERNAL_QUERY reads, by the ids of their connections. The query runs there, as it is. */
final class Federation {
    private static final AtomicLong NEXT = new AtomicLong();

    private final Map<String, DataSource> sources;

    Federation(Map<String, DataSource> sources) {
        this.sources = Map.copyOf(sources);
    }

    private Connection connect(String connection) throws SQLException {
        DataSource source = sources.get(connection);
        if (source == null) {
            throw new WarehouseException.NotFound("Not found: Connection " + connection);
        }
        return source.getConnection();
    }

    /** The columns of a query. */
    Schema describe(String connection, String sql) {
        try (Connection other = connect(connection);
                var statement = other.prepareStatement(sql)) {
            ResultSetMetaData columns = statement.getMetaData();
            return columns == null ? run(statement) : schema(columns);
        } catch (SQLException e) {
            throw failure(connection, e);
        }
    }

    private static Schema run(java.sql.PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return schema(rows.getMetaData());
        }
    }

    private static WarehouseException failure(String connection, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String message = "Connection %s: %s".formatted(connection, e.getMessage());
        return state.startsWith("08") || state.startsWith("57P")
                ? new WarehouseException.Unavailable(message, e)
                : new WarehouseException.InvalidStatement(message, 0, 0, e);
    }

    /** Copies the rows of a query into a temporary table with the columns k0, k1 …; gives its name. */
    String fetch(Session session, String connection, String sql) {
        String name = "(federated " + NEXT.incrementAndGet() + ")";
        try (Connection other = connect(connection)) {
            other.setAutoCommit(false);
            try (var statement = other.prepareStatement(sql)) {
                statement.setFetchSize(10_000);
                try (ResultSet rows = statement.executeQuery()) {
                    copy(session, name, rows);
                }
            }
            return Context.temporary(name);
        } catch (SQLException e) {
            throw failure(connection, e);
        }
    }

    private static void copy(Session session, String name, ResultSet rows) throws SQLException {
        Schema schema = schema(rows.getMetaData());
        List<Field> positional = new ArrayList<>();
        for (Field field : schema.fields()) {
            positional.add(field.named("k" + positional.size()));
        }
        Schema columns = new Schema(positional);
        Location table = Location.temporary(name);
        session.execute("CREATE TEMP TABLE " + table.table() + Tables.columns(columns));
        new RowWriter(session, columns, table).write(new Arriving(rows, row -> row(row, columns), Federation::lost));
    }

    private static WarehouseException lost(SQLException e) {
        return new WarehouseException.Unavailable("The other database failed while it was read: " + e.getMessage(), e);
    }

    private static Schema schema(ResultSetMetaData columns) throws SQLException {
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            fields.add(Field.of(columns.getColumnLabel(i), type(columns, i)));
        }
        return new Schema(fields);
    }

    private static Type type(ResultSetMetaData columns, int index) throws SQLException {
        String name = columns.getColumnTypeName(index).toLowerCase(Locale.ROOT);
        return switch (columns.getColumnType(index)) {
            case Types.BIT, Types.BOOLEAN -> Type.Scalar.BOOL;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Type.Scalar.INT64;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> Type.Scalar.FLOAT64;
            case Types.NUMERIC, Types.DECIMAL -> Type.Numeric.UNLIMITED;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Type.Scalar.BYTES;
            case Types.DATE -> Type.Scalar.DATE;
            case Types.TIME -> Type.Scalar.TIME;
            case Types.TIMESTAMP -> name.equals("timestamptz") ? Type.Scalar.TIMESTAMP : Type.Scalar.DATETIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Type.Scalar.TIMESTAMP;
            case Types.ARRAY -> new Type.Array(element(name));
            default -> Type.Scalar.STRING;
        };
    }

    /** The type of an array's elements by PostgreSQL's name of the array, as _varchar. */
    private static Type element(String array) {
        return switch (array.replaceFirst("^_|\\[]$", "")) {
            case "bool", "boolean" -> Type.Scalar.BOOL;
            case "int2", "int4", "int8", "smallint", "integer", "bigint" -> Type.Scalar.INT64;
            case "float4", "float8" -> Type.Scalar.FLOAT64;
            case "numeric" -> Type.Numeric.UNLIMITED;
            default -> Type.Scalar.STRING;
        };
    }

    /** Rows of a database as the port has them. */
    static @Nullable Object value(ResultSet rows, int index, Type type) throws SQLException {
        Object value = switch (type) {
            case Type.Numeric numeric -> rows.getBigDecimal(index);
            case Type.Scalar scalar -> scalar(rows, index, scalar);
            case Type.BigNumeric numeric -> rows.getBigDecimal(index);
            case Type.Array array -> elements(rows.getArray(index), array.element());
            case Type.Struct struct -> rows.getObject(index);
        };
        return rows.wasNull() ? null : value;
    }

    private static @Nullable List<@Nullable Object> elements(@Nullable Array array, Type type) throws SQLException {
        if (array == null) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            elements.add(
                    element instanceof Number || element instanceof Boolean
                            ? TypedTexts.read(type, element.toString())
                            : text(element));
        }
        return elements;
    }

    private static @Nullable String text(@Nullable Object element) {
        return element == null ? null : element.toString();
    }

    private static @Nullable Object scalar(ResultSet rows, int index, Type.Scalar type) throws SQLException {
        return switch (type) {
            case BOOL -> rows.getBoolean(index);
            case INT64 -> rows.getLong(index);
            case FLOAT64 -> rows.getDouble(index);
            case BYTES -> {
                byte[] bytes = rows.getBytes(index);
                yield bytes == null ? null : ByteBuffer.wrap(bytes).asReadOnlyBuffer();
            }
            case DATE -> rows.getObject(index, LocalDate.class);
            case TIME -> rows.getObject(index, LocalTime.class);
            case DATETIME -> rows.getObject(index, LocalDateTime.class);
            case TIMESTAMP -> {
                OffsetDateTime moment = rows.getObject(index, OffsetDateTime.class);
                yield moment == null ? null : moment.toInstant();
            }
            default -> rows.getString(index);
        };
    }

    static Row row(ResultSet rows, Schema schema) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : schema.fields()) {
            values.add(value(rows, values.size() + 1, field.type()));
        }
        return new Row(schema, values);
    }
}

package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.local.functions.Arguments;
import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction;
import app.passculture.data.analytics.warehouse.local.functions.ScalarFunction.Kind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Makes functions in Java known to DuckDB, a vector of rows at a time. */
final class Registration {
    private Registration() {}

    static void register(Connection connection, ScalarFunction function) throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(function.name());
            for (Kind kind : function.parameters()) {
                try (DuckDBLogicalType type = type(kind)) {
                    builder.withParameter(type);
                }
            }
            try (DuckDBLogicalType type = type(function.result())) {
                builder.withReturnType(type);
            }
            builder.withVectorizedFunction((input, output) -> apply(function, input, output));
            builder.register(connection);
        }
    }

    private static DuckDBLogicalType type(Kind kind) throws SQLException {
        return switch (kind) {
            case BOOL -> DuckDBLogicalType.of(DuckDBColumnType.BOOLEAN);
            case INT -> DuckDBLogicalType.of(DuckDBColumnType.BIGINT);
            case REAL -> DuckDBLogicalType.of(DuckDBColumnType.DOUBLE);
            case TEXT -> DuckDBLogicalType.of(DuckDBColumnType.VARCHAR);
            case DATE -> DuckDBLogicalType.of(DuckDBColumnType.DATE);
            case NUMERIC -> DuckDBLogicalType.decimal(38, 9);
            case BIGNUMERIC -> DuckDBLogicalType.decimal(38, 20);
        };
    }

    private static void apply(ScalarFunction function, DuckDBDataChunkReader input, DuckDBWritableVector output) {
        int count = function.parameters().size();
        DuckDBReadableVector[] vectors = new DuckDBReadableVector[count];
        for (int i = 0; i < count; i++) {
            vectors[i] = input.vector(i);
        }
        Arguments arguments = new Arguments(count);
        for (long row = 0; row < input.rowCount(); row++) {
            boolean missing = false;
            for (int i = 0; i < count && !missing; i++) {
                missing = vectors[i].isNull(row);
                if (!missing) {
                    arguments.set(i, value(function.parameters().get(i), vectors[i], row));
                }
            }
            write(
                    function.result(),
                    output,
                    row,
                    missing ? null : function.body().apply(arguments));
        }
    }

    private static Object value(Kind kind, DuckDBReadableVector vector, long row) {
        return switch (kind) {
            case BOOL -> vector.getBoolean(row);
            case INT -> vector.getLong(row);
            case REAL -> vector.getDouble(row);
            case TEXT -> vector.getString(row);
            case DATE -> vector.getLocalDate(row);
            case NUMERIC, BIGNUMERIC -> vector.getBigDecimal(row);
        };
    }

    private static void write(Kind kind, DuckDBWritableVector output, long row, @Nullable Object value) {
        if (value == null) {
            output.setNull(row);
            return;
        }
        switch (kind) {
            case BOOL -> output.setBoolean(row, (Boolean) value);
            case INT -> output.setLong(row, (Long) value);
            case REAL -> output.setDouble(row, (Double) value);
            case TEXT -> output.setString(row, (String) value);
            case DATE -> output.setDate(row, (LocalDate) value);
            case NUMERIC, BIGNUMERIC -> output.setBigDecimal(row, (BigDecimal) value);
        }
    }
}

package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Rows of a result one after the other. */
final class Arriving implements Iterator<Row> {
    private final ResultSet rows;
    private final Reader reader;
    private final Function<SQLException, WarehouseException> failure;
    private boolean more;

    /** Reads the row a result stands on. */
    interface Reader {
        Row row(ResultSet rows) throws SQLException;
    }

    Arriving(ResultSet rows, Reader reader, Function<SQLException, WarehouseException> failure) throws SQLException {
        this.rows = rows;
        this.reader = reader;
        this.failure = failure;
        this.more = rows.next();
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Row next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        try {
            Row row = reader.row(rows);
            more = rows.next();
            return row;
        } catch (SQLException e) {
            throw failure.apply(e);
        }
    }
}

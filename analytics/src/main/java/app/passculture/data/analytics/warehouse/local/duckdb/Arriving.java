package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Rows of another database one after the other. */
final class Arriving implements Iterator<Row> {
    private final ResultSet rows;
    private final Schema schema;
    private boolean more;

    Arriving(ResultSet rows, Schema schema) throws SQLException {
        this.rows = rows;
        this.schema = schema;
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
            Row row = Federation.row(rows, schema);
            more = rows.next();
            return row;
        } catch (SQLException e) {
            throw new WarehouseException.Unavailable(
                    "The other database failed while it was read: " + e.getMessage(), e);
        }
    }
}

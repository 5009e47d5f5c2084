package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reading what there is. */
final class Reading {
    private Reading() {}

    /** What is done with each row. */
    interface Each {
        void accept(Row row) throws IOException;
    }

    /** All rows of a query in DuckDB's SQL. */
    static List<Row> all(Session session, String select, Schema schema) {
        List<Row> all = new ArrayList<>();
        try {
            each(session, select, schema, all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Visits the rows of a query; gives how many there were. */
    static long each(Session session, String select, Schema schema, Each visitor) throws IOException {
        RowReader reader = new RowReader(schema);
        long count = 0;
        try (var statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                visitor.accept(reader.row(rows));
                count++;
            }
            return count;
        } catch (SQLException e) {
            throw session.failure(e);
        }
    }

    /** A table with its numbers. */
    static Table table(Context context, Shelf.Entry entry) {
        if (entry.definition().viewQuery() != null) {
            return new Table(entry.definition(), 0, 0, entry.created(), entry.modified());
        }
        String relation = new Location(entry.definition().name()).sql();
        String numbers = context.session()
                .text(Sizes.numbers(relation, entry.definition().schema()));
        int space = numbers.indexOf(' ');
        return new Table(
                entry.definition(),
                Long.parseLong(numbers.substring(0, space)),
                Long.parseLong(numbers.substring(space + 1)),
                entry.created(),
                entry.modified());
    }

    /** The rows of a table as they arrive; the context is closed with them. */
    static Rows rows(Context context, TableName name, long from) {
        Shelf.Entry entry = context.describe(name);
        Schema schema = entry.definition().schema();
        String relation = context.relation(name);
        long total = Long.parseLong(context.session().text("SELECT count(*) FROM " + relation));
        String columns = String.join(
                ", ",
                schema.fields().stream()
                        .map(Field::name)
                        .map(app.passculture.data.analytics.warehouse.local.translation.Quoted::name)
                        .toList());
        String select = "SELECT " + (columns.isEmpty() ? "1" : columns) + " FROM " + relation + " OFFSET " + from;
        try {
            var statement = context.session().connection().createStatement();
            ResultSet rows = statement.executeQuery(select);
            var arriving = new Arriving(rows, new RowReader(schema)::row, context.session()::failure);
            return new Rows(schema, total, arriving, context::close);
        } catch (SQLException e) {
            throw context.session().failure(e);
        }
    }
}

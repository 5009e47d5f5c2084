package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement.Destination;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.translation.DuckTypes;
import app.passculture.data.analytics.warehouse.local.translation.Quoted;
import java.util.ArrayList;
import java.util.List;

/** Making, filling, changing and dropping tables, rows and definition together. */
record Tables(Context context) {
    void create(TableDefinition table) {
        demandDataset(table.name());
        if (context.edits().find(table.name()).isPresent()) {
            throw new WarehouseException.AlreadyExists("Already Exists: Table " + table.name());
        }
        if (table.viewQuery() == null) {
            context.session().execute("CREATE TABLE " + sql(table.name()) + columns(table.schema()));
        }
        shelve(table);
    }

    private void demandDataset(TableName name) {
        if (!name.in().equals(DuckEngine.HIDDEN)) {
            context.demand(name.in());
        }
    }

    static String columns(Schema schema) {
        List<String> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            boolean strict =
                    field.required() && !(field.type() instanceof app.passculture.data.analytics.warehouse.Type.Array);
            columns.add(Quoted.name(field.name()) + " " + DuckTypes.sql(field.type()) + (strict ? " NOT NULL" : ""));
        }
        return "(" + (columns.isEmpty() ? "\"(none)\" BOOLEAN" : String.join(", ", columns)) + ")";
    }

    /** Makes a table of the rows of a query, in the place of one that is there. */
    void fill(TableDefinition table, String select) {
        demandDataset(table.name());
        context.session().execute("CREATE OR REPLACE TABLE " + sql(table.name()) + " AS " + select);
        for (Field field : table.schema().fields()) {
            if (field.required()) {
                context.session()
                        .execute("ALTER TABLE " + sql(table.name()) + " ALTER COLUMN " + Quoted.name(field.name())
                                + " SET NOT NULL");
            }
        }
        shelve(table);
    }

    void shelve(TableDefinition table) {
        Shelf.Entry entry = context.edits()
                .find(table.name())
                .map(old -> old.with(table, context.now()))
                .orElseGet(() -> new Shelf.Entry(table, context.now(), context.now()));
        context.edits().put(context.session(), entry);
    }

    /** Puts the rows of a query where they shall go. */
    void write(Destination destination, Schema schema, String select) {
        TableName name = destination.table();
        boolean there = context.edits().find(name).isPresent();
        boolean keeps = destination.disposition() == Disposition.APPEND && there;
        if (destination.disposition() == Disposition.EMPTY && there && count(name) > 0) {
            throw new WarehouseException.AlreadyExists("Already Exists: Table " + name);
        }
        if (keeps) {
            append(name, schema, select);
        } else {
            TableDefinition table = context.edits()
                    .find(name)
                    .map(old -> old.definition().with(schema))
                    .orElseGet(() -> TableDefinition.table(name, schema));
            fill(table, select);
        }
    }

    private void append(TableName name, Schema schema, String select) {
        Shelf.Entry entry = context.describe(name);
        List<String> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            int index = entry.definition().schema().indexOf(field.name());
            if (index < 0
                    || !DuckTypes.sql(entry.definition()
                                    .schema()
                                    .fields()
                                    .get(index)
                                    .type())
                            .equals(DuckTypes.sql(field.type()))) {
                throw new WarehouseException.InvalidRequest(
                        "Provided schema does not match table %s: %s".formatted(name, field));
            }
            columns.add(Quoted.name(field.name()));
        }
        context.session().execute("INSERT INTO " + sql(name) + " (" + String.join(", ", columns) + ") " + select);
        shelve(entry.definition());
    }

    void drop(TableName name) {
        Shelf.Entry entry = context.describe(name);
        if (entry.definition().viewQuery() == null) {
            context.session().execute("DROP TABLE " + sql(name));
        }
        context.edits().remove(context.session(), name);
    }

    long count(TableName name) {
        return Long.parseLong(context.session().text("SELECT count(*) FROM " + sql(name)));
    }

    /** A table whose rows a statement has changed. */
    void touch(String fullName) {
        if (fullName.indexOf('.') >= 0) {
            context.edits().find(TableName.parse(fullName)).ifPresent(entry -> shelve(entry.definition()));
        }
    }

    /** Changes what is said of a table; columns may be added, and need no longer be required. */
    void update(TableDefinition table) {
        Shelf.Entry entry = context.describe(table.name());
        Schema old = entry.definition().schema();
        if (table.viewQuery() == null) {
            changeColumns(table, old);
        }
        context.edits().put(context.session(), entry.with(table, context.now()));
    }

    private void changeColumns(TableDefinition table, Schema old) {
        String alter = "ALTER TABLE " + sql(table.name());
        for (Field field : old.fields()) {
            int index = table.schema().indexOf(field.name());
            if (index < 0 || !table.schema().fields().get(index).type().equals(field.type())) {
                throw new WarehouseException.InvalidRequest(
                        "Provided schema does not match table %s: column %s cannot change"
                                .formatted(table.name(), field));
            }
            if (field.required() && !table.schema().fields().get(index).required()) {
                context.session().execute(alter + " ALTER COLUMN " + Quoted.name(field.name()) + " DROP NOT NULL");
            }
        }
        for (Field field : table.schema().fields()) {
            if (old.indexOf(field.name()) < 0) {
                add(table.name(), field);
            }
        }
    }

    void add(TableName table, Field field) {
        boolean array = field.type() instanceof app.passculture.data.analytics.warehouse.Type.Array;
        String initial = array ? " DEFAULT CAST([] AS " + DuckTypes.sql(field.type()) + ")" : "";
        context.session()
                .execute("ALTER TABLE " + sql(table) + " ADD COLUMN " + Quoted.name(field.name()) + " "
                        + DuckTypes.sql(field.type()) + initial);
    }

    private static String sql(TableName name) {
        return new Location(name).sql();
    }
}

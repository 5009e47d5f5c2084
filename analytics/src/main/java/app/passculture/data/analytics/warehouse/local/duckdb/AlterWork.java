package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.translation.Quoted;
import app.passculture.data.analytics.warehouse.local.translation.Unsupported;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAddColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAlterTableStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDropColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRenameColumnAction;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOptionsAction;
import java.util.ArrayList;
import java.util.List;

/** ALTER TABLE. */
record AlterWork(Context context, Tables tables, TableName table) {
    StatementWork.Done run(ResolvedAlterTableStmt alter) {
        if (context.edits().find(table).isEmpty() && alter.getIsIfExists()) {
            return new StatementWork.Done("ALTER_TABLE", 0, null);
        }
        TableDefinition definition = context.describe(table).definition();
        for (ResolvedAlterAction action : alter.getAlterActionList()) {
            definition = changed(definition, action);
            tables.shelve(definition);
        }
        return new StatementWork.Done("ALTER_TABLE", 0, null);
    }

    private TableDefinition changed(TableDefinition definition, ResolvedAlterAction action) {
        return switch (action) {
            case ResolvedAddColumnAction add -> add(definition, add);
            case ResolvedDropColumnAction drop -> drop(definition, drop);
            case ResolvedRenameColumnAction rename -> rename(definition, rename);
            case ResolvedSetOptionsAction set ->
                definition.with(Options.changed(definition.options(), set.getOptionList()));
            default -> {
                String what = action.nodeKindString().replaceAll("^Resolved|Action$", "");
                throw new WarehouseException.InvalidStatement(
                        "The embedded warehouse does not run ALTER TABLE with " + what,
                        0,
                        0,
                        new Unsupported(what, "ALTER"));
            }
        };
    }

    private TableDefinition add(TableDefinition definition, ResolvedAddColumnAction action) {
        Field field = Columns.of(List.of(action.getColumnDefinition())).fields().getFirst();
        if (definition.schema().indexOf(field.name()) >= 0) {
            if (action.getIsIfNotExists()) {
                return definition;
            }
            throw new WarehouseException.InvalidRequest("Column already exists: " + field.name() + " in " + table);
        }
        tables.add(table, field);
        List<Field> fields = new ArrayList<>(definition.schema().fields());
        fields.add(field);
        return definition.with(new Schema(fields));
    }

    private TableDefinition drop(TableDefinition definition, ResolvedDropColumnAction action) {
        int index = index(definition, action.getName(), action.getIsIfExists());
        if (index < 0) {
            return definition;
        }
        context.session()
                .execute("ALTER TABLE " + new Location(table).sql() + " DROP COLUMN " + Quoted.name(action.getName()));
        List<Field> fields = new ArrayList<>(definition.schema().fields());
        fields.remove(index);
        return definition.with(new Schema(fields));
    }

    private TableDefinition rename(TableDefinition definition, ResolvedRenameColumnAction action) {
        int index = index(definition, action.getName(), action.getIsIfExists());
        if (index < 0) {
            return definition;
        }
        context.session()
                .execute("ALTER TABLE " + new Location(table).sql() + " RENAME COLUMN " + Quoted.name(action.getName())
                        + " TO " + Quoted.name(action.getNewName()));
        List<Field> fields = new ArrayList<>(definition.schema().fields());
        fields.set(index, fields.get(index).named(action.getNewName()));
        return definition.with(new Schema(fields));
    }

    /** Where the column is; negative when it is missing and may be. */
    private int index(TableDefinition definition, String column, boolean mayBeMissing) {
        int index = definition.schema().indexOf(column);
        if (index < 0 && !mayBeMissing) {
            throw new WarehouseException.InvalidRequest("Column not found: " + column + " in " + table);
        }
        return index;
    }
}

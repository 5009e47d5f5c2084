package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Partitioning;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;

/** A table as statements see it: besides its columns those that are there only when named. */
record KnownTable(String fullName, Schema schema, List<Field> pseudo) {

    static KnownTable of(TableDefinition table) {
        return new KnownTable(table.name().toString(), table.schema(), arrival(table));
    }

    static KnownTable temporary(String name, Schema schema) {
        return new KnownTable(name, schema, List.of());
    }

    /** All tables of a dataset that begin so, with the columns of the newest. */
    static KnownTable wildcard(DatasetName dataset, String name, TableDefinition newest) {
        List<Field> pseudo = new ArrayList<>(arrival(newest));
        pseudo.add(Field.of("_TABLE_SUFFIX", Type.Scalar.STRING));
        return new KnownTable(dataset + "." + name, newest.schema(), pseudo);
    }

    private static List<Field> arrival(TableDefinition table) {
        List<Field> fields = new ArrayList<>();
        if (table.options().partitioning() instanceof Partitioning.Time(var field, var unit, var _, var _)
                && field == null) {
            fields.add(Field.of("_PARTITIONTIME", Type.Scalar.TIMESTAMP));
            if (unit == Partitioning.Unit.DAY) {
                fields.add(Field.of("_PARTITIONDATE", Type.Scalar.DATE));
            }
        }
        return fields;
    }
}

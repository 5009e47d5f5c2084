package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.Disposition;
import app.passculture.data.analytics.warehouse.FileFormat;
import app.passculture.data.analytics.warehouse.JobOptions;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.util.List;

/** The warehouse, its layers, and the bucket through which rows come and go. */
public record Exchange(Warehouse warehouse, Layers layers, Buckets buckets, String bucket) {

    /** The datasets of the layers, and what copies of the application's tables are called in front. */
    public record Layers(String raw, String clean, String prefix) {}

    TableName raw(String table) {
        return new TableName(warehouse.project(), layers.raw(), table);
    }

    TableName clean(String table) {
        return new TableName(warehouse.project(), layers.clean(), table);
    }

    /** The copy of a table of the application. */
    TableName copied(String table) {
        return clean(layers.prefix() + table);
    }

    ObjectName object(String name) {
        return new ObjectName(bucket, name);
    }

    void createIfAbsent(TableName table, Schema schema) {
        if (warehouse.find(table).isEmpty()) {
            warehouse.create(TableDefinition.table(table, schema));
        }
    }

    /** Puts the rows of objects in the place of all that a table had, at once. */
    void replace(TableName table, Schema schema, List<String> objects, FileFormat format, JobOptions options) {
        warehouse.run(new Load(
                new Load.Source.Objects(objects),
                format,
                schema,
                new Statement.Destination(table, Disposition.TRUNCATE),
                options));
    }

    /** An attempt that was lost may have deleted it already. */
    void deleteIfThere(TableName table) {
        if (warehouse.find(table).isPresent()) {
            warehouse.delete(table);
        }
    }

    void deleteAll(String prefix) {
        buckets.list(bucket, prefix).forEach(found -> buckets.delete(found.name()));
    }
}

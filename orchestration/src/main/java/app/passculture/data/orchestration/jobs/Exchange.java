package app.passculture.data.orchestration.jobs;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;

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

package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables as they are in the warehouse, in the shape of dbt's catalog.json. */
public final class CatalogFile {

    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/catalog/v1.json";

    private CatalogFile() {}

    /** Looks up the tables of the nodes that have one, and writes the file. */
    public static void write(Path file, Warehouse warehouse, Collection<Node> nodes, Instant now) {
        Map<String, @Nullable Object> tables = new LinkedHashMap<>();
        Map<String, @Nullable Object> sources = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.relation().isPresent() && !node.ephemeral()) {
                warehouse
                        .find(Identifiers.table(node))
                        .ifPresent(table -> (node.type() == ResourceType.SOURCE ? sources : tables)
                                .put(node.uniqueId(), entry(node, table)));
            }
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("metadata", Map.of("dbt_schema_version", SCHEMA, "generated_at", now.toString()));
        data.put("nodes", tables);
        data.put("sources", sources);
        data.put("errors", null);
        DataFile.write(file, JsonText.of(data));
    }

    private static Map<String, @Nullable Object> entry(Node node, Table table) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("type", table.definition().viewQuery() == null ? "table" : "view");
        metadata.put("schema", table.name().dataset());
        metadata.put("name", table.name().table());
        metadata.put("database", table.name().project());
        metadata.put("comment", table.definition().options().description());
        metadata.put("owner", node.config().text("owner").orElse(null));
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (Field field : table.schema().fields()) {
            Map<String, @Nullable Object> column = new LinkedHashMap<>();
            column.put("type", field.type().toString());
            column.put("index", columns.size() + 1);
            column.put("name", field.name());
            column.put("comment", field.description());
            columns.put(field.name(), column);
        }
        Map<String, @Nullable Object> stats = new LinkedHashMap<>();
        stats.put("num_rows", stat("num_rows", "# Rows", table.rows()));
        stats.put("num_bytes", stat("num_bytes", "Approximate Size", table.bytes()));
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("metadata", metadata);
        entry.put("columns", columns);
        entry.put("stats", stats);
        entry.put("unique_id", node.uniqueId());
        return entry;
    }

    private static Map<String, @Nullable Object> stat(String id, String label, long value) {
        Map<String, @Nullable Object> stat = new LinkedHashMap<>();
        stat.put("id", id);
        stat.put("label", label);
        stat.put("value", value);
        stat.put("include", true);
        stat.put("description", label.toLowerCase(Locale.ROOT));
        return stat;
    }
}

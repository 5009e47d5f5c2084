package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import com.google.api.services.bigquery.model.TableList;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The calls on tables and views. */
final class TableCalls {

    private final LocalWarehouse warehouse;

    TableCalls(LocalWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    Response all(Request request, String project, String dataset) throws IOException {
        return switch (request.method()) {
            case "GET" -> list(new DatasetName(project, dataset));
            case "POST" -> create(request, project);
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Response list(DatasetName dataset) throws IOException {
        List<TableList.Tables> tables = warehouse.tables(dataset).stream()
                .map(warehouse::find)
                .flatMap(Optional::stream)
                .map(TableCalls::listed)
                .toList();
        return Response.json(new TableList()
                .setKind("bigquery#tableList")
                .setTotalItems(tables.size())
                .setTables(tables));
    }

    private static TableList.Tables listed(Table table) {
        return new TableList.Tables()
                .setKind("bigquery#table")
                .setId("%s:%s.%s"
                        .formatted(
                                table.name().project(),
                                table.name().dataset(),
                                table.name().table()))
                .setTableReference(Names.table(table.name()))
                .setType(table.definition().viewQuery() == null ? "TABLE" : "VIEW")
                .setLabels(table.definition().options().labels())
                .setCreationTime(table.created().toEpochMilli());
    }

    private Response create(Request request, String project) throws IOException {
        var wire = request.json(com.google.api.services.bigquery.model.Table.class);
        TableName name = Names.table(wire.getTableReference(), project);
        warehouse.create(WireTables.changed(TableDefinition.table(name, Schema.of()), wire));
        return described(name);
    }

    Response one(Request request, String project, String dataset, String table) throws IOException {
        TableName name = new TableName(project, dataset, table);
        return switch (request.method()) {
            case "GET" -> described(name);
            case "PATCH", "PUT" -> update(request, name);
            case "DELETE" -> {
                warehouse.delete(name);
                yield Response.empty(204);
            }
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Response update(Request request, TableName name) throws IOException {
        var wire = request.json(com.google.api.services.bigquery.model.Table.class);
        warehouse.update(WireTables.changed(warehouse.describe(name).definition(), wire));
        return described(name);
    }

    private Response described(TableName name) throws IOException {
        return Response.json(WireTables.toWire(warehouse.describe(name), warehouse.location()));
    }
}

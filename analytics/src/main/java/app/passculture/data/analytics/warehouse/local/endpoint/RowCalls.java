package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import com.google.api.services.bigquery.model.ErrorProto;
import com.google.api.services.bigquery.model.TableDataInsertAllRequest;
import com.google.api.services.bigquery.model.TableDataInsertAllResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls on the rows of a table. */
final class RowCalls {

    private final LocalWarehouse warehouse;

    RowCalls(LocalWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** {@code project/datasets/dataset/tables/table/data} or {@code …/insertAll}. */
    Response handle(Request request, List<String> path) throws IOException {
        TableName table = new TableName(path.getFirst(), path.get(2), path.get(4));
        return switch (request.method() + " " + path.get(5)) {
            case "GET data" -> list(request, table);
            case "POST insertAll" -> insert(request, table);
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Response list(Request request, TableName table) throws IOException {
        long start = Page.start(request);
        Page page = Page.of(warehouse.read(table, start), start, Page.size(request), Page.timestamps(request));
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "bigquery#tableDataList");
        list.put("totalRows", String.valueOf(page.total()));
        if (page.nextToken() != null) {
            list.put("pageToken", page.nextToken());
        }
        list.put("rows", page.rows());
        return Response.json(list);
    }

    private Response insert(Request request, TableName table) throws IOException {
        TableDataInsertAllRequest insertion = request.json(TableDataInsertAllRequest.class);
        Schema schema = warehouse.describe(table).schema();
        List<Row> rows = new ArrayList<>();
        List<TableDataInsertAllResponse.InsertErrors> errors = new ArrayList<>();
        long index = 0;
        for (TableDataInsertAllRequest.Rows row : insertion.getRows()) {
            try {
                rows.add(WireValues.row(schema, row.getJson()));
            } catch (WireValues.Refused refused) {
                errors.add(refused(index, refused));
            }
            index++;
        }
        if (errors.isEmpty() || Boolean.TRUE.equals(insertion.getSkipInvalidRows())) {
            warehouse.insert(table, rows);
        }
        var response = new TableDataInsertAllResponse().setKind("bigquery#tableDataInsertAllResponse");
        return Response.json(errors.isEmpty() ? response : response.setInsertErrors(errors));
    }

    private static TableDataInsertAllResponse.InsertErrors refused(long index, WireValues.Refused refused) {
        ErrorProto error = new ErrorProto()
                .setReason("invalid")
                .setLocation(refused.field())
                .setMessage(refused.reason());
        return new TableDataInsertAllResponse.InsertErrors().setIndex(index).setErrors(List.of(error));
    }
}

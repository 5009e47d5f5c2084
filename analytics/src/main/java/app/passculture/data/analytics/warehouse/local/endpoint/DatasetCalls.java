package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.DatasetList;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The calls on datasets. */
final class DatasetCalls {

    private final LocalWarehouse warehouse;

    DatasetCalls(LocalWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    Response all(Request request, String project) throws IOException {
        return switch (request.method()) {
            case "GET" -> list(project);
            case "POST" -> create(request, project);
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Response list(String project) throws IOException {
        List<DatasetList.Datasets> datasets = warehouse.datasets(project).stream()
                .map(name -> new DatasetList.Datasets()
                        .setKind("bigquery#dataset")
                        .setId(project + ":" + name.dataset())
                        .setLocation(warehouse.location())
                        .setDatasetReference(Names.dataset(name)))
                .toList();
        return Response.json(new DatasetList().setKind("bigquery#datasetList").setDatasets(datasets));
    }

    private Response create(Request request, String project) throws IOException {
        var wire = request.json(com.google.api.services.bigquery.model.Dataset.class);
        Dataset dataset = changed(Dataset.of(Names.dataset(wire.getDatasetReference(), project)), wire);
        warehouse.create(dataset);
        return Response.json(toWire(dataset));
    }

    Response one(Request request, String project, String name) throws IOException {
        DatasetName dataset = new DatasetName(project, name);
        return switch (request.method()) {
            case "GET" -> Response.json(toWire(find(dataset)));
            case "PATCH" -> update(request, find(dataset));
            case "PUT" -> update(request, Dataset.of(find(dataset).name()));
            case "DELETE" -> delete(request, dataset);
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Dataset find(DatasetName name) {
        return warehouse.find(name).orElseThrow(() -> new WarehouseException.NotFound("Not found: Dataset " + name));
    }

    private Response update(Request request, Dataset old) throws IOException {
        Dataset changed = changed(old, request.json(com.google.api.services.bigquery.model.Dataset.class));
        warehouse.update(changed);
        return Response.json(toWire(changed));
    }

    private Response delete(Request request, DatasetName dataset) {
        if (request.parameter("deleteContents").filter("true"::equals).isPresent()) {
            warehouse.deleteWithTables(dataset);
        } else {
            warehouse.delete(dataset);
        }
        return Response.empty(204);
    }

    private static Dataset changed(Dataset old, com.google.api.services.bigquery.model.Dataset wire) {
        Long lifetime = wire.getDefaultTableExpirationMs();
        Duration kept = lifetime == null || Data.isNull(lifetime) ? null : Duration.ofMillis(lifetime);
        return new Dataset(
                old.name(),
                wire.getDescription() == null ? old.description() : WireSchemas.text(wire.getDescription()),
                labels(old.labels(), wire.getLabels()),
                lifetime == null ? old.tableLifetime() : kept);
    }

    /** The old labels and the new ones; one that is null goes. */
    static Map<String, String> labels(Map<String, String> old, @Nullable Map<String, String> changes) {
        Map<String, String> labels = new TreeMap<>(old);
        if (changes != null && !Data.isNull(changes)) {
            changes.forEach((name, value) -> {
                if (value == null || Data.isNull(value)) {
                    labels.remove(name);
                } else {
                    labels.put(name, value);
                }
            });
        }
        return labels;
    }

    private com.google.api.services.bigquery.model.Dataset toWire(Dataset dataset) {
        var wire = new com.google.api.services.bigquery.model.Dataset()
                .setKind("bigquery#dataset")
                .setId(dataset.name().project() + ":" + dataset.name().dataset())
                .setDatasetReference(Names.dataset(dataset.name()))
                .setLocation(warehouse.location())
                .setLabels(dataset.labels());
        if (!dataset.description().isEmpty()) {
            wire.setDescription(dataset.description());
        }
        Duration lifetime = dataset.tableLifetime();
        return lifetime == null ? wire : wire.setDefaultTableExpirationMs(lifetime.toMillis());
    }
}

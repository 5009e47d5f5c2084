package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import app.passculture.data.analytics.warehouse.local.http.WireFailure;
import app.passculture.data.analytics.warehouse.local.http.WireServer;
import com.google.api.services.bigquery.model.ProjectList;
import com.google.api.services.bigquery.model.ProjectReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Which call of the API a request is. */
final class BigQueryRoutes implements WireServer.Handler {

    private final LocalWarehouse warehouse;
    private final DatasetCalls datasets;
    private final TableCalls tables;
    private final RowCalls rows;
    private final JobCalls jobs;
    private final QueryCalls queries;
    private final UploadCalls uploads;

    BigQueryRoutes(LocalWarehouse warehouse, WireJobs jobs, Path uploads, Supplier<String> ids) {
        this.warehouse = warehouse;
        this.datasets = new DatasetCalls(warehouse);
        this.tables = new TableCalls(warehouse);
        this.rows = new RowCalls(warehouse);
        this.jobs = new JobCalls(jobs);
        this.queries = new QueryCalls(warehouse, jobs);
        this.uploads = new UploadCalls(jobs, uploads, ids);
    }

    @Override
    public Response handle(Request request) throws IOException {
        try {
            return route(request);
        } catch (WarehouseException e) {
            throw WireErrors.failure(e);
        } catch (IllegalArgumentException e) {
            throw new WireFailure(400, "invalid", String.valueOf(e.getMessage()));
        }
    }

    /** {@code bigquery/v2/projects/…}, before it {@code upload}, and before that perhaps {@code resumable}. */
    private Response route(Request request) throws IOException {
        List<String> path = request.path();
        int projects = path.indexOf("projects");
        if (projects < 0) {
            throw unknown(request);
        }
        if (path.contains("upload")) {
            return uploads.handle(request, path.get(projects + 1));
        }
        List<String> rest = path.subList(projects + 1, path.size());
        return rest.isEmpty() ? projects() : project(request, rest);
    }

    private Response projects() throws IOException {
        String project = warehouse.project();
        return Response.json(new ProjectList()
                .setKind("bigquery#projectList")
                .setTotalItems(1)
                .setProjects(List.of(new ProjectList.Projects()
                        .setId(project)
                        .setProjectReference(new ProjectReference().setProjectId(project)))));
    }

    private Response project(Request request, List<String> path) throws IOException {
        String kind = path.size() < 2 ? "" : path.get(1);
        return switch (kind) {
            case "datasets" -> dataset(request, path);
            case "jobs" -> jobs.handle(request, path.getFirst(), path.subList(2, path.size()));
            case "queries" -> queries.handle(request, path.getFirst(), path.subList(2, path.size()));
            default -> throw unknown(request);
        };
    }

    /** {@code project/datasets/dataset/tables/table/data}. */
    private Response dataset(Request request, List<String> path) throws IOException {
        return switch (path.size()) {
            case 2 -> datasets.all(request, path.getFirst());
            case 3 -> datasets.one(request, path.getFirst(), path.get(2));
            case 4 -> tables.all(request, path.getFirst(), path.get(2));
            case 5 -> tables.one(request, path.getFirst(), path.get(2), path.get(4));
            case 6 -> rows.handle(request, path);
            default -> throw unknown(request);
        };
    }

    static WireFailure unknown(Request request) {
        return new WireFailure(
                404,
                "notFound",
                "The local BigQuery does not know %s /%s"
                        .formatted(request.method(), String.join("/", request.path())));
    }

    static WireFailure unsupported(String what) {
        return new WireFailure(400, "invalid", "The local BigQuery does not support " + what);
    }
}

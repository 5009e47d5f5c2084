package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobCancelResponse;
import com.google.api.services.bigquery.model.JobStatistics;
import com.google.api.services.bigquery.model.JobStatistics2;
import com.google.api.services.bigquery.model.JobStatus;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls on jobs. */
final class JobCalls {

    private final WireJobs jobs;

    JobCalls(WireJobs jobs) {
        this.jobs = jobs;
    }

    /** What stands after {@code jobs}: nothing, an id, or an id and {@code cancel} or {@code delete}. */
    Response handle(Request request, String project, List<String> path) throws IOException {
        return switch (request.method() + " " + path.size()) {
            case "POST 0" -> insert(request);
            case "GET 0" -> list(request);
            case "GET 1" -> Response.json(jobs.describe(jobs.find(path.getFirst())));
            case "POST 2" -> cancel(path.getFirst());
            case "DELETE 2" -> {
                jobs.delete(path.getFirst());
                yield Response.empty(204);
            }
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Response insert(Request request) throws IOException {
        Job wire = request.json(Job.class);
        if (Boolean.TRUE.equals(wire.getConfiguration().getDryRun())) {
            return Response.json(estimated(wire, jobs.estimate(wire.getConfiguration())));
        }
        return Response.json(jobs.describe(jobs.begin(wire.getConfiguration(), wire.getJobReference())));
    }

    private static Job estimated(Job wire, Estimate estimate) {
        JobStatistics2 query = new JobStatistics2()
                .setTotalBytesProcessed(estimate.bytesProcessed())
                .setSchema(WireSchemas.toWire(estimate.schema()))
                .setReferencedTables(
                        estimate.referenced().stream().map(Names::table).toList());
        return wire.setKind("bigquery#job")
                .setStatus(new JobStatus().setState("DONE"))
                .setStatistics(new JobStatistics()
                        .setTotalBytesProcessed(estimate.bytesProcessed())
                        .setQuery(query));
    }

    private Response list(Request request) throws IOException {
        long size = request.number("maxResults").orElse(Long.MAX_VALUE);
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("kind", "bigquery#jobList");
        list.put(
                "jobs",
                jobs.list(request.parameter("parentJobId")).stream()
                        .limit(size)
                        .map(JobCalls::listed)
                        .toList());
        return Response.json(list);
    }

    /** In a list the state stands beside the status as well. */
    private static Job listed(Job job) {
        return job.set("state", job.getStatus().getState())
                .set("errorResult", job.getStatus().getErrorResult());
    }

    private Response cancel(String id) throws IOException {
        WireJob job = jobs.find(id);
        jobs.cancel(job);
        return Response.json(
                new JobCancelResponse().setKind("bigquery#jobCancelResponse").setJob(jobs.describe(job)));
    }
}

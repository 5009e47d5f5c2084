package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import app.passculture.data.analytics.warehouse.local.http.Request;
import app.passculture.data.analytics.warehouse.local.http.Response;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobConfigurationQuery;
import com.google.api.services.bigquery.model.QueryRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that run a query and read its rows at once, and that read the rows of a query that runs or is done. */
final class QueryCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> CHANGING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

    /** Which of the rows are wanted. */
    private record Wanted(long start, long size, WireRows.Timestamps timestamps) {}

    private final LocalWarehouse warehouse;
    private final WireJobs jobs;

    QueryCalls(LocalWarehouse warehouse, WireJobs jobs) {
        this.warehouse = warehouse;
        this.jobs = jobs;
    }

    Response handle(Request request, String project, List<String> path) throws IOException {
        return switch (request.method() + " " + path.size()) {
            case "POST 0" -> run(request.json(QueryRequest.class));
            case "GET 1" -> results(request, jobs.find(path.getFirst()));
            default -> throw BigQueryRoutes.unknown(request);
        };
    }

    private Response run(QueryRequest wire) throws IOException {
        JobConfiguration configuration = configuration(wire);
        if (Boolean.TRUE.equals(wire.getDryRun())) {
            return estimated(jobs.estimate(configuration));
        }
        WireJob job = jobs.begin(configuration, null);
        boolean micros = wire.getFormatOptions() != null
                && Boolean.TRUE.equals(wire.getFormatOptions().getUseInt64Timestamp());
        Wanted wanted = new Wanted(
                0,
                Page.size(Optional.ofNullable(wire.getMaxResults())),
                micros ? WireRows.Timestamps.MICROSECONDS : WireRows.Timestamps.SECONDS);
        Duration patience = wire.getTimeoutMs() == null ? PATIENCE : Duration.ofMillis(wire.getTimeoutMs());
        return answer("bigquery#queryResponse", job, patience, wanted);
    }

    private static JobConfiguration configuration(QueryRequest wire) {
        return new JobConfiguration()
                .setLabels(wire.getLabels())
                .setJobTimeoutMs(wire.getJobTimeoutMs())
                .setQuery(new JobConfigurationQuery()
                        .setQuery(wire.getQuery())
                        .setUseLegacySql(wire.getUseLegacySql())
                        .setDefaultDataset(wire.getDefaultDataset())
                        .setParameterMode(wire.getParameterMode())
                        .setQueryParameters(wire.getQueryParameters())
                        .setMaximumBytesBilled(wire.getMaximumBytesBilled()));
    }

    private Response results(Request request, WireJob job) throws IOException {
        Wanted wanted = new Wanted(Page.start(request), Page.size(request), Page.timestamps(request));
        Duration patience = request.number("timeoutMs").map(Duration::ofMillis).orElse(PATIENCE);
        return answer("bigquery#getQueryResultsResponse", job, patience, wanted);
    }

    private Response answer(String kind, WireJob job, Duration patience, Wanted wanted) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("kind", kind);
        answer.put("jobReference", WireStatus.reference(job.handle()));
        switch (jobs.await(job, patience)) {
            case JobState.Running _ -> answer.put("jobComplete", false);
            case JobState.Failed(var failure) -> throw WireErrors.failure(failure);
            case JobState.Done(Outcome outcome) -> fill(answer, outcome, wanted);
        }
        return Response.json(answer);
    }

    private void fill(Map<String, Object> answer, Outcome outcome, Wanted wanted) {
        answer.put("jobComplete", true);
        answer.put("cacheHit", false);
        answer.put("totalBytesProcessed", String.valueOf(outcome.bytesProcessed()));
        answer.put("totalBytesBilled", String.valueOf(outcome.bytesBilled()));
        answer.put("statementType", outcome.kind());
        if (CHANGING.contains(outcome.kind())) {
            answer.put("numDmlAffectedRows", String.valueOf(outcome.rows()));
        }
        if (warehouse.result(outcome.job()).isPresent()) {
            Rows rows = warehouse.rows(outcome.job(), wanted.start());
            answer.put("schema", WireSchemas.toWire(rows.schema()));
            Page page = Page.of(rows, wanted.start(), wanted.size(), wanted.timestamps());
            answer.put("totalRows", String.valueOf(page.total()));
            answer.put("rows", page.rows());
            if (page.nextToken() != null) {
                answer.put("pageToken", page.nextToken());
            }
        } else {
            answer.put("totalRows", "0");
        }
    }

    private static Response estimated(Estimate estimate) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("kind", "bigquery#queryResponse");
        answer.put("jobComplete", true);
        answer.put("schema", WireSchemas.toWire(estimate.schema()));
        answer.put("totalBytesProcessed", String.valueOf(estimate.bytesProcessed()));
        return Response.json(answer);
    }
}

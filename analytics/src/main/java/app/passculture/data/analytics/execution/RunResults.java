package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.RelationName;
import app.passculture.data.analytics.warehouse.JobHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The results of a run in the shape of dbt's run_results.json, version 6, with rows, bytes and job beside. */
public final class RunResults {

    private static final String SCHEMA = "https://schemas.getdbt.com/dbt/run-results/v6.json";
    private static final String VERSION = "1.12.3";

    private RunResults() {}

    /** What is kept of a run for the next one: its arguments, how each node ended and how many seconds it took. */
    public record Earlier(List<String> arguments, Map<String, String> statuses, Map<String, Double> seconds) {

        /** The nodes that did not end well. */
        public Set<String> unwell() {
            Set<String> unwell = new LinkedHashSet<>();
            statuses.forEach((id, status) -> {
                if (List.of("error", "fail", "skipped").contains(status)) {
                    unwell.add(id);
                }
            });
            return unwell;
        }
    }

    /** Writes the file; {@code arguments}: those of the command, by which it can be run again. */
    public static void write(
            Path file, RunSummary summary, List<String> arguments, Function<Node, @Nullable String> sql) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("dbt_schema_version", SCHEMA);
        metadata.put("dbt_version", VERSION);
        metadata.put("generated_at", summary.span().end().toString());
        metadata.put("invocation_id", summary.invocation());
        metadata.put("env", Map.of());
        data.put("metadata", metadata);
        data.put(
                "results",
                summary.results().stream().map(result -> of(result, sql)).toList());
        data.put("elapsed_time", summary.span().length().toMillis() / 1000.0);
        data.put(
                "args",
                Map.of("invocation_command", "analytics " + String.join(" ", arguments), "arguments", arguments));
        DataFile.write(file, JsonText.of(data));
    }

    /** One result, as the file and events have it. */
    public static Map<String, @Nullable Object> of(NodeResult result, Function<Node, @Nullable String> sql) {
        Node node = result.node();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("status", result.status().key());
        entry.put("timing", List.of(timing(result)));
        entry.put("thread_id", node.uniqueId());
        entry.put("execution_time", result.span().length().toMillis() / 1000.0);
        entry.put("adapter_response", response(result));
        entry.put("message", result.message().isEmpty() ? null : result.message());
        entry.put(
                "failures",
                result.failing().count().isPresent() ? result.failing().count().getAsLong() : null);
        entry.put("unique_id", node.uniqueId());
        entry.put("compiled", Compiler.hasSql(node));
        entry.put("compiled_code", sql.apply(node));
        entry.put("relation_name", node.relation().map(RelationName::quoted).orElse(null));
        entry.put("rows", result.totals().rows());
        entry.put("bytes", result.totals().bytes());
        entry.put("job", result.totals().job().map(JobHandle::toString).orElse(null));
        return entry;
    }

    private static Map<String, @Nullable Object> timing(NodeResult result) {
        Map<String, @Nullable Object> timing = new LinkedHashMap<>();
        timing.put("name", "execute");
        timing.put("started_at", result.span().start().toString());
        timing.put("completed_at", result.span().end().toString());
        return timing;
    }

    private static Map<String, @Nullable Object> response(NodeResult result) {
        Map<String, @Nullable Object> response = new LinkedHashMap<>();
        response.put("_message", result.kind());
        response.put("rows_affected", result.totals().rows());
        response.put("bytes_processed", result.totals().bytes());
        result.totals().job().ifPresent(job -> {
            response.put("job_id", job.id());
            response.put("project_id", job.project());
            response.put("location", job.location());
        });
        return response;
    }

    /**
     * The file of an earlier run.
     *
     * @throws ExecutionException.BadRequest when there is none
     */
    public static Earlier read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ExecutionException.BadRequest("there is no " + file + ": nothing was run yet");
        }
        Map<String, String> statuses = new LinkedHashMap<>();
        Map<String, Double> seconds = new LinkedHashMap<>();
        Map<?, ?> data = JsonText.parse(DataFile.text(file)) instanceof Map<?, ?> map ? map : Map.of();
        if (data.get("results") instanceof List<?> results) {
            for (Object each : results) {
                if (each instanceof Map<?, ?> result) {
                    String id = String.valueOf(result.get("unique_id"));
                    statuses.put(id, String.valueOf(result.get("status")));
                    seconds.put(id, result.get("execution_time") instanceof Number number ? number.doubleValue() : 0.0);
                }
            }
        }
        List<String> arguments =
                data.get("args") instanceof Map<?, ?> args && args.get("arguments") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of();
        return new Earlier(arguments, statuses, seconds);
    }
}

package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.Outcome;
import com.google.cloud.bigquery.JobStatistics;
import com.google.cloud.bigquery.JobStatistics.CopyStatistics;
import com.google.cloud.bigquery.JobStatistics.ExtractStatistics;
import com.google.cloud.bigquery.JobStatistics.LoadStatistics;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a job of BigQuery did, from its statistics. */
final class Outcomes {

    private Outcomes() {}

    /** {@code rows}: of a query or table, that its statistics do not say. */
    static Outcome of(JobHandle handle, com.google.cloud.bigquery.Job job, long rows) {
        JobStatistics statistics = job.getStatistics();
        Duration took = took(statistics);
        return switch (statistics) {
            case QueryStatistics query ->
                new Outcome(
                        handle,
                        String.valueOf(query.getStatementType()),
                        query.getNumDmlAffectedRows() == null ? rows : query.getNumDmlAffectedRows(),
                        orZero(query.getTotalBytesProcessed()),
                        orZero(query.getTotalBytesBilled()),
                        took);
            case LoadStatistics load ->
                new Outcome(handle, "LOAD", orZero(load.getOutputRows()), orZero(load.getInputBytes()), 0, took);
            case CopyStatistics copy -> new Outcome(handle, "COPY", orZero(copy.getCopiedRows()), 0, 0, took);
            case ExtractStatistics _ -> new Outcome(handle, "EXTRACT", 0, 0, 0, took);
            default -> new Outcome(handle, "UNKNOWN", 0, 0, 0, took);
        };
    }

    private static Duration took(JobStatistics statistics) {
        Long start = statistics.getStartTime();
        Long end = statistics.getEndTime();
        return start == null || end == null ? Duration.ZERO : Duration.ofMillis(end - start);
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}

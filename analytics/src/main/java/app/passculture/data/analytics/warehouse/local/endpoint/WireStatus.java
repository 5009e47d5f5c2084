package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import com.google.api.services.bigquery.model.ErrorProto;
import com.google.api.services.bigquery.model.ExplainQueryStage;
import com.google.api.services.bigquery.model.Job;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobReference;
import com.google.api.services.bigquery.model.JobStatistics;
import com.google.api.services.bigquery.model.JobStatistics2;
import com.google.api.services.bigquery.model.JobStatistics3;
import com.google.api.services.bigquery.model.JobStatistics4;
import com.google.api.services.bigquery.model.JobStatistics5;
import com.google.api.services.bigquery.model.JobStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs as the API shows them: what was asked for, how far they are, what they did. */
final class WireStatus {

    private static final Set<String> CHANGING = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");
    private static final String CHILD = "script_job_";

    private final LocalWarehouse warehouse;
    private final Clock clock;

    WireStatus(LocalWarehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    Job describe(WireJob job) {
        JobState state = warehouse.poll(job.handle());
        return new Job()
                .setKind("bigquery#job")
                .setId(job.handle().toString())
                .setJobReference(reference(job.handle()))
                .setConfiguration(configuration(job, state))
                .setStatus(status(state))
                .setStatistics(statistics(job, state));
    }

    /** The one statement of a script that is shown as a job of its own: the last one with rows. */
    List<Job> children(WireJob script) {
        return result(warehouse.poll(script.handle())).stream()
                .map(table -> child(script, table))
                .toList();
    }

    private Job child(WireJob script, TableName table) {
        Job child = describe(script);
        JobHandle handle = script.handle();
        child.setJobReference(reference(new JobHandle(handle.project(), handle.location(), CHILD + handle.id())));
        child.getStatistics().setParentJobId(handle.id()).getQuery().setStatementType("SELECT");
        child.getConfiguration().getQuery().setDestinationTable(Names.table(table));
        return child;
    }

    static JobReference reference(JobHandle handle) {
        return new JobReference()
                .setProjectId(handle.project())
                .setLocation(handle.location())
                .setJobId(handle.id());
    }

    /** A query names the table that holds its rows, once it is done. */
    private JobConfiguration configuration(WireJob job, JobState state) {
        JobConfiguration configuration = job.configuration().clone();
        configuration.setJobType(type(configuration));
        if (configuration.getQuery() != null && !isScript(state)) {
            result(state).ifPresent(table -> configuration.getQuery().setDestinationTable(Names.table(table)));
        }
        return configuration;
    }

    private Optional<TableName> result(JobState state) {
        return state instanceof JobState.Done(Outcome outcome) ? warehouse.result(outcome.job()) : Optional.empty();
    }

    private static boolean isScript(JobState state) {
        return state instanceof JobState.Done(Outcome outcome) && outcome.kind().equals("SCRIPT");
    }

    private static String type(JobConfiguration configuration) {
        if (configuration.getQuery() != null) {
            return "QUERY";
        }
        if (configuration.getLoad() != null) {
            return "LOAD";
        }
        return configuration.getCopy() != null ? "COPY" : "EXTRACT";
    }

    private static JobStatus status(JobState state) {
        return switch (state) {
            case JobState.Running _ -> new JobStatus().setState("RUNNING");
            case JobState.Done _ -> new JobStatus().setState("DONE");
            case JobState.Failed(var failure) -> {
                ErrorProto error = WireErrors.error(failure);
                yield new JobStatus().setState("DONE").setErrorResult(error).setErrors(List.of(error));
            }
        };
    }

    private JobStatistics statistics(WireJob job, JobState state) {
        JobStatistics statistics = new JobStatistics()
                .setCreationTime(job.created().toEpochMilli())
                .setStartTime(job.created().toEpochMilli());
        if (state instanceof JobState.Running) {
            return statistics;
        }
        statistics.setEndTime(end(job, state).toEpochMilli());
        if (state instanceof JobState.Done(Outcome outcome)) {
            fill(statistics, outcome, job.configuration());
        }
        return statistics;
    }

    private Instant end(WireJob job, JobState state) {
        return state instanceof JobState.Done(Outcome outcome) ? job.created().plus(outcome.took()) : clock.instant();
    }

    private void fill(JobStatistics statistics, Outcome outcome, JobConfiguration configuration) {
        statistics.setTotalBytesProcessed(outcome.bytesProcessed());
        switch (type(configuration)) {
            case "QUERY" -> statistics.setQuery(query(outcome));
            case "LOAD" ->
                statistics.setLoad(
                        new JobStatistics3().setOutputRows(outcome.rows()).setInputFileBytes(outcome.bytesProcessed()));
            case "COPY" -> statistics.setCopy(new JobStatistics5().setCopiedRows(outcome.rows()));
            default -> statistics.setExtract(new JobStatistics4().setDestinationUriFileCounts(List.of(1L)));
        }
    }

    private JobStatistics2 query(Outcome outcome) {
        JobStatistics2 query = new JobStatistics2()
                .setStatementType(outcome.kind())
                .setCacheHit(false)
                .setTotalBytesProcessed(outcome.bytesProcessed())
                .setTotalBytesBilled(outcome.bytesBilled())
                .setQueryPlan(List.of(stage(outcome)));
        warehouse
                .result(outcome.job())
                .flatMap(warehouse::find)
                .ifPresent(table -> query.setSchema(WireSchemas.toWire(table.schema())));
        return CHANGING.contains(outcome.kind()) ? query.setNumDmlAffectedRows(outcome.rows()) : query;
    }

    /** The only stage of the plan, for the rows it wrote; the client insists on all of its figures. */
    private static ExplainQueryStage stage(Outcome outcome) {
        ExplainQueryStage stage = new ExplainQueryStage()
                .setId(0L)
                .setName("S00: Output")
                .setStatus("COMPLETE")
                .setInputStages(List.of())
                .setSteps(List.of());
        for (String phase : List.of("wait", "read", "compute", "write")) {
            stage.set(phase + "MsAvg", 0L).set(phase + "MsMax", 0L);
            stage.set(phase + "RatioAvg", 0.0).set(phase + "RatioMax", 0.0);
        }
        return stage.setCompletedParallelInputs(1L)
                .setParallelInputs(1L)
                .setStartMs(0L)
                .setEndMs(outcome.took().toMillis())
                .setSlotMs(outcome.took().toMillis())
                .setShuffleOutputBytes(0L)
                .setShuffleOutputBytesSpilled(0L)
                .setRecordsRead(outcome.rows())
                .setRecordsWritten(outcome.rows());
    }
}

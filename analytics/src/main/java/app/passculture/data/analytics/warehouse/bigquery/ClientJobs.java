package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.WarehouseException.AlreadyExists;
import app.passculture.data.analytics.warehouse.WarehouseException.Cancelled;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.JobListOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryStage;
import com.google.cloud.bigquery.TableDataWriteChannel;
import com.google.cloud.bigquery.TableId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Jobs of BigQuery. */
final class ClientJobs {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final BigQuery client;
    private final CloudProject project;
    private final Supplier<String> ids;

    ClientJobs(BigQuery client, CloudProject project, Supplier<String> ids) {
        this.client = client;
        this.project = project;
        this.ids = ids;
    }

    JobHandle begin(Job job) {
        String own = job.options().id();
        JobHandle handle = new JobHandle(project.project(), project.location(), own == null ? ids.get() : own);
        try {
            return create(handle, job);
        } catch (AlreadyExists _) {
            return requireSame(handle, job, find(handle));
        }
    }

    private JobHandle create(JobHandle handle, Job job) {
        if (job instanceof Load load && load.source() instanceof Load.Source.LocalFile(Path file)) {
            return upload(handle, load, file);
        }
        JobInfo wanted = JobInfo.of(id(handle), Configurations.of(job));
        return requireSame(handle, job, asked(() -> client.create(wanted)));
    }

    private JobHandle upload(JobHandle handle, Load load, Path file) {
        TableDataWriteChannel channel = asked(() -> client.writer(id(handle), Configurations.upload(load)));
        try (OutputStream out = Channels.newOutputStream(channel)) {
            Files.copy(file, out);
        } catch (BigQueryException e) {
            throw Failures.of(e);
        } catch (IOException e) {
            throw e.getCause() instanceof BigQueryException cause
                    ? Failures.of(cause)
                    : new UncheckedIOException("Cannot load " + file, e);
        }
        return handle;
    }

    /** The client gives back the job that is there when the id is taken: this very job, begun before, or another. */
    private static JobHandle requireSame(JobHandle handle, Job job, com.google.cloud.bigquery.Job known) {
        if (!Configurations.fingerprint(job).equals(labels(known).get(Configurations.FINGERPRINT))) {
            throw new Conflict("Job %s does something else".formatted(handle));
        }
        return handle;
    }

    private static Map<String, String> labels(com.google.cloud.bigquery.Job job) {
        Map<String, String> labels = switch ((Object) job.getConfiguration()) {
            case QueryJobConfiguration query -> query.getLabels();
            case com.google.cloud.bigquery.LoadJobConfiguration load -> load.getLabels();
            case com.google.cloud.bigquery.CopyJobConfiguration copy -> copy.getLabels();
            case com.google.cloud.bigquery.ExtractJobConfiguration extract -> extract.getLabels();
            default -> null;
        };
        return labels == null ? Map.of() : labels;
    }

    JobState poll(JobHandle handle) {
        com.google.cloud.bigquery.Job job = find(handle);
        return com.google.cloud.bigquery.JobStatus.State.DONE.equals(
                        job.getStatus().getState())
                ? ended(handle, job)
                : new JobState.Running();
    }

    private JobState ended(JobHandle handle, com.google.cloud.bigquery.Job job) {
        var error = job.getStatus().getError();
        if (error == null) {
            return new JobState.Done(Outcomes.of(handle, job, rows(job)));
        }
        boolean load = job.getConfiguration() instanceof com.google.cloud.bigquery.LoadJobConfiguration;
        var details = Optional.ofNullable(job.getStatus().getExecutionErrors()).orElse(List.of());
        return new JobState.Failed(Failures.of(error, details, load));
    }

    /** How many rows a query wrote, as its last stage says; one that was answered from the cache has none, but a table. */
    private long rows(com.google.cloud.bigquery.Job job) {
        if (!(job.getStatistics() instanceof QueryStatistics statistics)) {
            return 0;
        }
        List<QueryStage> stages = Optional.ofNullable(statistics.getQueryPlan()).orElse(List.of());
        return stages.isEmpty()
                ? result(job).map(this::rows).orElse(0L)
                : stages.getLast().getRecordsWritten();
    }

    private long rows(TableId table) {
        return asked(() -> Optional.ofNullable(client.getTable(table)))
                .map(com.google.cloud.bigquery.Table::getNumRows)
                .map(BigInteger::longValue)
                .orElse(0L);
    }

    /** Waits on a thread of its own, because an interrupt is lost in the client's calls. */
    Outcome await(JobHandle handle) {
        FutureTask<Outcome> waiting = new FutureTask<>(() -> ended(handle));
        Thread.startVirtualThread(waiting);
        try {
            return waiting.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        } catch (InterruptedException e) {
            waiting.cancel(true);
            cancel(handle);
            Thread.currentThread().interrupt();
            throw new Cancelled("Interrupted while waiting for job " + handle, e);
        }
    }

    /** Asks at growing intervals. */
    private Outcome ended(JobHandle handle) throws InterruptedException {
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            switch (poll(handle)) {
                case JobState.Done(Outcome outcome) -> {
                    return outcome;
                }
                case JobState.Failed(WarehouseException failure) -> throw failure;
                case JobState.Running _ -> Thread.sleep(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    void cancel(JobHandle handle) {
        if (!asked(() -> client.cancel(id(handle)))) {
            throw notFound(handle);
        }
    }

    Rows rows(JobHandle handle, long from, Function<TableId, Rows> reader) {
        await(handle);
        com.google.cloud.bigquery.Job job = find(handle);
        return result(job).map(reader).orElseGet(() -> Rows.of(Schema.of(), List.of()));
    }

    private Optional<TableId> result(com.google.cloud.bigquery.Job job) {
        if (!(job.getConfiguration() instanceof QueryJobConfiguration query)) {
            return Optional.empty();
        }
        QueryStatistics statistics = job.getStatistics();
        boolean script = QueryStatistics.StatementType.SCRIPT.equals(statistics.getStatementType());
        if (script) {
            return lastOfScript(job.getJobId());
        }
        return statistics.getSchema() == null && !isSelect(statistics)
                ? Optional.empty()
                : Optional.ofNullable(query.getDestinationTable());
    }

    private static boolean isSelect(QueryStatistics statistics) {
        return QueryStatistics.StatementType.SELECT.equals(statistics.getStatementType());
    }

    /** The children of a script come newest first. */
    private Optional<TableId> lastOfScript(JobId script) {
        return asked(() -> StreamSupport.stream(
                        client.listJobs(
                                        JobListOption.parentJobId(script.getJob()),
                                        JobListOption.fields(BigQuery.JobField.values()))
                                .iterateAll()
                                .spliterator(),
                        false)
                .map(this::selected)
                .flatMap(Optional::stream)
                .findFirst());
    }

    private Optional<TableId> selected(com.google.cloud.bigquery.Job child) {
        return child.getConfiguration() instanceof QueryJobConfiguration query
                        && isSelect(child.<QueryStatistics>getStatistics())
                ? Optional.ofNullable(query.getDestinationTable())
                : Optional.empty();
    }

    Estimate estimate(Statement statement) {
        QueryJobConfiguration dry = Configurations.query(statement)
                .setDryRun(true)
                .setUseQueryCache(false)
                .build();
        com.google.cloud.bigquery.Job job = asked(() -> client.create(JobInfo.of(
                JobId.newBuilder()
                        .setProject(project.project())
                        .setLocation(project.location())
                        .build(),
                dry)));
        QueryStatistics statistics = job.getStatistics();
        return new Estimate(
                orZero(statistics.getTotalBytesProcessed()),
                Schemas.fromClient(statistics.getSchema()),
                Optional.ofNullable(statistics.getReferencedTables()).orElse(List.of()).stream()
                        .map(ClientTables::name)
                        .sorted()
                        .toList());
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private com.google.cloud.bigquery.Job find(JobHandle handle) {
        return asked(() -> Optional.ofNullable(client.getJob(id(handle)))).orElseThrow(() -> notFound(handle));
    }

    private static NotFound notFound(JobHandle handle) {
        return new NotFound("Not found: Job " + handle);
    }

    private static JobId id(JobHandle handle) {
        return JobId.newBuilder()
                .setProject(handle.project())
                .setLocation(handle.location())
                .setJob(handle.id())
                .build();
    }

    private static <T> T asked(Supplier<T> call) {
        return ClientCatalog.asked(call);
    }
}

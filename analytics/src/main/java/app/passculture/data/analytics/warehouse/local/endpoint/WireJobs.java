package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Load;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.WarehouseException;
import app.passculture.data.analytics.warehouse.local.LocalWarehouse;
import com.google.api.services.bigquery.model.JobConfiguration;
import com.google.api.services.bigquery.model.JobReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The jobs that came over the wire, by their id. */
final class WireJobs {

    private final LocalWarehouse warehouse;
    private final Clock clock;
    private final Supplier<String> ids;
    private final WireConfigurations configurations;
    private final WireStatus status;
    private final Map<String, WireJob> jobs = new ConcurrentHashMap<>();

    WireJobs(LocalWarehouse warehouse, Clock clock, Supplier<String> ids) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.ids = ids;
        this.configurations = new WireConfigurations(warehouse.project());
        this.status = new WireStatus(warehouse, clock);
    }

    /** Begins a job; an id that is taken is refused, whatever the job does. */
    WireJob begin(JobConfiguration wire, @Nullable JobReference reference) {
        String id = id(reference);
        return begin(wire, id, configurations.job(wire, id));
    }

    private String id(@Nullable JobReference reference) {
        return reference == null || reference.getJobId() == null ? ids.get() : reference.getJobId();
    }

    private WireJob begin(JobConfiguration wire, String id, Job job) {
        JobHandle handle = new JobHandle(warehouse.project(), warehouse.location(), id);
        WireJob begun = new WireJob(handle, wire, clock.instant());
        if (jobs.putIfAbsent(id, begun) != null) {
            throw new WarehouseException.AlreadyExists("Already Exists: Job " + handle);
        }
        warehouse.begin(job);
        return begun;
    }

    /** Begins to load a file that was sent, and deletes it afterwards. */
    WireJob upload(JobConfiguration wire, @Nullable JobReference reference, Path file) {
        String id = id(reference);
        WireJob begun = begin(wire, id, configurations.upload(wire, new Load.Source.LocalFile(file), id));
        Thread.startVirtualThread(() -> deleteAfterwards(begun.handle(), file));
        return begun;
    }

    private void deleteAfterwards(JobHandle job, Path file) {
        warehouse.awaitEnd(job, Duration.ofDays(1));
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Estimate estimate(JobConfiguration wire) {
        return configurations.job(wire, "dry") instanceof Statement statement
                ? warehouse.estimate(statement)
                : throwing("a dry run of a job that is no query");
    }

    private static Estimate throwing(String what) {
        throw BigQueryRoutes.unsupported(what);
    }

    WireJob find(String id) {
        return Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> new WarehouseException.NotFound(
                        "Not found: Job %s:%s.%s".formatted(warehouse.project(), warehouse.location(), id)));
    }

    JobState await(WireJob job, Duration atMost) {
        warehouse.awaitEnd(job.handle(), atMost);
        return warehouse.poll(job.handle());
    }

    void cancel(WireJob job) {
        warehouse.cancel(job.handle());
    }

    void delete(String id) {
        jobs.remove(find(id).handle().id());
    }

    com.google.api.services.bigquery.model.Job describe(WireJob job) {
        return status.describe(job);
    }

    /** Newest first; the children of a script when its id is given. */
    List<com.google.api.services.bigquery.model.Job> list(Optional<String> parent) {
        return parent.map(id -> status.children(find(id)))
                .orElseGet(() -> jobs.values().stream()
                        .sorted(Comparator.comparing(WireJob::created).reversed())
                        .map(status::describe)
                        .toList());
    }
}

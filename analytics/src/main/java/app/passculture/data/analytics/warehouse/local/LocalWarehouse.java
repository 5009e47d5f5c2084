package app.passculture.data.analytics.warehouse.local;

import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A warehouse of this process: an engine, and the jobs it does. Jobs are known until the process ends, results for an hour. */
public final class LocalWarehouse implements Warehouse, AutoCloseable {

    private final Engine engine;
    private final String project;
    private final String location;
    private final Supplier<String> ids;
    private final LocalJobs jobs;

    /** {@code ids}: for jobs without an id of their own. Closing the warehouse closes the engine. */
    public LocalWarehouse(Engine engine, String project, String location, Clock clock, Supplier<String> ids) {
        this.engine = engine;
        this.project = project;
        this.location = location;
        this.ids = ids;
        this.jobs = new LocalJobs(engine, clock);
    }

    @Override
    public String project() {
        return project;
    }

    @Override
    public JobHandle begin(Job job) {
        String own = job.options().id();
        JobHandle handle = new JobHandle(project, location, own == null ? ids.get() : own);
        jobs.begin(handle, job);
        return handle;
    }

    @Override
    public JobState poll(JobHandle job) {
        return jobs.find(job).state();
    }

    @Override
    public Outcome await(JobHandle handle) {
        LocalJob job = jobs.find(handle);
        try {
            return job.await();
        } catch (InterruptedException e) {
            cancel(handle);
            Thread.currentThread().interrupt();
            throw new WarehouseException.Cancelled("Interrupted while waiting for job " + handle, e);
        }
    }

    @Override
    public void cancel(JobHandle job) {
        jobs.find(job).stop(new WarehouseException.Cancelled("Job execution was cancelled: " + job));
    }

    @Override
    public Rows rows(JobHandle handle, long from) {
        LocalJob job = jobs.find(handle);
        await(handle);
        return job.result().map(table -> engine.read(table, from)).orElseGet(() -> Rows.of(Schema.of(), List.of()));
    }

    /** The table that holds the rows of a job that is done, while they are kept. */
    public Optional<TableName> result(JobHandle job) {
        return jobs.find(job).result();
    }

    /** Waits for the end of a job, however it is, but not longer. */
    public void awaitEnd(JobHandle job, Duration atMost) {
        jobs.find(job).awaitEnd(atMost);
    }

    public String location() {
        return location;
    }

    @Override
    public Estimate estimate(Statement statement) {
        return engine.estimate(statement);
    }

    @Override
    public Rows answer(Statement statement) {
        return engine.rowsAtOnce(statement).orElseGet(() -> query(statement));
    }

    @Override
    public List<DatasetName> datasets(String project) {
        return engine.datasets(project);
    }

    @Override
    public Optional<Dataset> find(DatasetName name) {
        return engine.find(name);
    }

    @Override
    public void create(Dataset dataset) {
        engine.create(dataset);
    }

    @Override
    public void update(Dataset dataset) {
        engine.update(dataset);
    }

    @Override
    public void delete(DatasetName name) {
        engine.delete(name);
    }

    @Override
    public void deleteWithTables(DatasetName name) {
        engine.deleteWithTables(name);
    }

    @Override
    public List<TableName> tables(DatasetName dataset) {
        return engine.tables(dataset);
    }

    @Override
    public Optional<Table> find(TableName name) {
        return engine.find(name);
    }

    @Override
    public void create(TableDefinition table) {
        engine.create(table);
    }

    @Override
    public void update(TableDefinition table) {
        engine.update(table);
    }

    @Override
    public void delete(TableName name) {
        engine.delete(name);
    }

    @Override
    public Rows read(TableName table, long from) {
        return engine.read(table, from);
    }

    @Override
    public void insert(TableName table, List<Row> rows) {
        engine.insert(table, rows);
    }

    /** Stops what runs, and closes the engine. */
    @Override
    public void close() {
        jobs.close();
        engine.close();
    }
}

package app.passculture.data.analytics.warehouse.bigquery;

import app.passculture.data.analytics.warehouse.Dataset;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.JobState;
import app.passculture.data.analytics.warehouse.Outcome;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Table;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.TableName;
import app.passculture.data.analytics.warehouse.Warehouse;
import com.google.cloud.bigquery.BigQuery;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The warehouse that is a project of BigQuery. */
public final class BigQueryWarehouse implements Warehouse {

    private final CloudProject project;
    private final ClientCatalog catalog;
    private final ClientJobs jobs;

    private BigQueryWarehouse(CloudProject project, BigQuery client, Supplier<String> ids) {
        this.project = project;
        this.catalog = new ClientCatalog(client, project.location(), ids);
        this.jobs = new ClientJobs(client, project, ids);
    }

    /** {@code ids}: for jobs without an id of their own, and for inserted rows; never the same twice, also after a restart. */
    public static BigQueryWarehouse open(CloudProject project, Supplier<String> ids) {
        return new BigQueryWarehouse(project, project.bigQueryClient(), ids);
    }

    @Override
    public String project() {
        return project.project();
    }

    @Override
    public JobHandle begin(Job job) {
        return jobs.begin(job);
    }

    @Override
    public JobState poll(JobHandle job) {
        return jobs.poll(job);
    }

    @Override
    public Outcome await(JobHandle job) {
        return jobs.await(job);
    }

    @Override
    public void cancel(JobHandle job) {
        jobs.cancel(job);
    }

    @Override
    public Rows rows(JobHandle job, long from) {
        return jobs.rows(job, from, table -> catalog.read(ClientTables.name(table), from));
    }

    @Override
    public Estimate estimate(Statement statement) {
        return jobs.estimate(statement);
    }

    @Override
    public List<DatasetName> datasets(String project) {
        return catalog.datasets(project);
    }

    @Override
    public Optional<Dataset> find(DatasetName name) {
        return catalog.find(name);
    }

    @Override
    public void create(Dataset dataset) {
        catalog.create(dataset);
    }

    @Override
    public void update(Dataset dataset) {
        catalog.update(dataset);
    }

    @Override
    public void delete(DatasetName name) {
        catalog.delete(name);
    }

    @Override
    public void deleteWithTables(DatasetName name) {
        catalog.deleteWithTables(name);
    }

    @Override
    public List<TableName> tables(DatasetName dataset) {
        return catalog.tables(dataset);
    }

    @Override
    public Optional<Table> find(TableName name) {
        return catalog.find(name);
    }

    @Override
    public void create(TableDefinition table) {
        catalog.create(table);
    }

    @Override
    public void update(TableDefinition table) {
        catalog.update(table);
    }

    @Override
    public void delete(TableName name) {
        catalog.delete(name);
    }

    @Override
    public Rows read(TableName table, long from) {
        return catalog.read(table, from);
    }

    @Override
    public void insert(TableName table, List<Row> rows) {
        catalog.insert(table, rows);
    }
}

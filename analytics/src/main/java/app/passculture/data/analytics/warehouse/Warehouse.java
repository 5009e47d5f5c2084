package app.passculture.data.analytics.warehouse;

/**
 * A SQL warehouse: its catalogue, and jobs, which go on by themselves once begun. A caller either waits ({@link #run}, {@link #query}) or
 * keeps the handle and asks now and then ({@link #begin}, {@link #poll}), also after a restart.
 */
public interface Warehouse extends Catalog {

    /** The project whose jobs these are. */
    String project();

    /** Begins a job, or finds the one with the same id; an id that belongs to another piece of work is {@link WarehouseException.Conflict}. */
    JobHandle begin(Job job);

    JobState poll(JobHandle job);

    /** Waits until the job is done or failed; an interrupt cancels the job and is {@link WarehouseException.Cancelled}. */
    Outcome await(JobHandle job);

    /** Asks the job to stop; it is known from {@link #poll} when it has. A job that is over stays as it is. */
    void cancel(JobHandle job);

    /** The rows of a query that is done, or of the last one of a script, from the given one (0: the first). */
    Rows rows(JobHandle job, long from);

    /** Checks a statement and tells what it would read, without running it. */
    Estimate estimate(Statement statement);

    default Outcome run(Job job) {
        return await(begin(job));
    }

    default Rows query(Statement statement) {
        return rows(run(statement).job(), 0);
    }

    /** The few rows of a query that takes no time: all in memory, and without a job where the warehouse can do without. */
    default Rows answer(Statement statement) {
        return query(statement);
    }

    /** Puts a table in the place of another at once, and deletes it under its own name. */
    default void replace(TableName target, TableName by) {
        run(new Copy(by, new Statement.Destination(target, Disposition.TRUNCATE), JobOptions.NONE));
        delete(by);
    }
}

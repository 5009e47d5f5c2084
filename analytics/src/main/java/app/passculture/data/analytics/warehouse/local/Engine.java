package app.passculture.data.analytics.warehouse.local;

import app.passculture.data.analytics.warehouse.Catalog;
import app.passculture.data.analytics.warehouse.Estimate;
import app.passculture.data.analytics.warehouse.Job;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.TableName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An embedded engine: does a piece of work at once, on the thread of the caller. Used by several threads. */
public interface Engine extends Catalog, AutoCloseable {

    /**
     * What was done; {@code kind} and {@code rows} as in {@link app.passculture.data.analytics.warehouse.Outcome}. {@code result}: the table
     * that holds the rows of the query, or of the last one of a script; the destination, else a hidden table that {@link #datasets} and
     * {@link #tables} do not show and that is deleted when nobody asks for it any more. Null when there are no rows to read.
     */
    record Work(
            String kind,
            long rows,
            long bytesProcessed,
            @Nullable TableName result) {}

    /** Throws what {@link app.passculture.data.analytics.warehouse.WarehouseException} says; nothing is changed by a job that fails. */
    Work execute(Job job, Cancellation cancellation);

    Estimate estimate(Statement statement);

    /**
     * The rows of a statement, all in memory, when it is one query that is written nowhere and the engine can; else
     * empty, and nothing was done.
     */
    default Optional<Rows> rowsAtOnce(Statement statement) {
        return Optional.empty();
    }

    @Override
    void close();
}

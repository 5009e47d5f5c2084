package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.warehouse.JobHandle;
import app.passculture.data.analytics.warehouse.Outcome;
import java.util.Optional;

/** What the jobs of a node did together; the rows are those of the last job that had some, as is the job. */
public record Totals(long rows, long bytes, Optional<JobHandle> job) {

    static final Totals NONE = new Totals(0, 0, Optional.empty());

    Totals plus(Outcome outcome) {
        return new Totals(
                outcome.rows() > 0 ? outcome.rows() : rows,
                bytes + outcome.bytesProcessed(),
                Optional.of(outcome.job()));
    }
}

package app.passculture.data.analytics.warehouse;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the rows of a table are cut into partitions. */
public sealed interface Partitioning {

    /** Whether a query must filter on the partition. */
    boolean filterRequired();

    /** By time: of a column, or of arrival ({@code field} null). {@code lifetime}: after which a partition goes by itself. */
    record Time(@Nullable String field, Unit unit, @Nullable Duration lifetime, boolean filterRequired)
            implements Partitioning {}

    /** By steps of a whole number, from {@code start} (in it) to {@code end} (not in it). */
    record Range(String field, long start, long end, long interval, boolean filterRequired) implements Partitioning {}

    /** How long a partition is. */
    enum Unit {
        HOUR,
        DAY,
        MONTH,
        YEAR
    }
}

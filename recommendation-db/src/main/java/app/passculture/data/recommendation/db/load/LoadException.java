package app.passculture.data.recommendation.db.load;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A load that did not happen: readers see what they saw before; the case says whose fault it is. */
public abstract sealed class LoadException extends RuntimeException {
    private LoadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The caller's fault: a value of the CSV does not fit. Lines count from 1 and are those on which the row begins. */
    public static final class BadCsv extends LoadException {
        private final CsvFault fault;

        BadCsv(CsvFault fault, @Nullable Throwable cause) {
            super(fault.toString(), cause);
            this.fault = fault;
        }

        public CsvFault fault() {
            return fault;
        }
    }

    /** The caller's fault: the streams are not those of the replicated tables. */
    public static final class WrongTables extends LoadException {
        WrongTables(Collection<String> missing, Collection<String> unknown) {
            super(
                    "The load wants one CSV for each replicated table: missing " + missing + ", unknown " + unknown
                            + ".",
                    null);
        }
    }

    /** The caller's fault: a table would lose more rows than the settings tolerate. */
    public static final class TooFewRows extends LoadException {
        TooFewRows(String table, long before, long after, double largestDrop) {
            super(
                    "Table %s would fall from %d to %d rows; at most %.0f %% may go."
                            .formatted(table, before, after, largestDrop * 100),
                    null);
        }
    }

    /** The caller's fault: too many values point to rows that are not there. */
    public static final class TooManyOrphans extends LoadException {
        TooManyOrphans(String reference, long orphans, long references, double largestShare) {
            super(
                    "%d of %d references %s point nowhere; at most %.0f %% may."
                            .formatted(orphans, references, reference, largestShare * 100),
                    null);
        }
    }

    /** The caller's fault: features of the zones cannot be used. */
    public static final class BadZone extends LoadException {
        BadZone(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The caller's fault: there is no generation to go back to. */
    public static final class NothingToRollBack extends LoadException {
        NothingToRollBack() {
            super("There is no previous generation to roll back to.", null);
        }
    }

    /** Ours: an object was attached to a replicated table and would stay with the old rows. */
    public static final class ObjectInTheWay extends LoadException {
        ObjectInTheWay(Collection<String> objects) {
            super("These objects depend on replicated tables and would keep the old rows: " + objects + ".", null);
        }
    }

    /** A limit: one load at a time. */
    public static final class AlreadyRunning extends LoadException {
        AlreadyRunning() {
            super("Another load or roll-back is running on this database; try again when it has ended.", null);
        }
    }

    /** A limit: readers never let go of the tables within the time given. */
    public static final class ReadersInTheWay extends LoadException {
        ReadersInTheWay(long seconds, Throwable cause) {
            super("The tables could not be swapped within " + seconds + " s because sessions are reading them.", cause);
        }
    }

    /** Ours or the outside world's fault: the views could not be refreshed from the new tables. */
    public static final class RefreshFailed extends LoadException {
        RefreshFailed(Throwable cause) {
            super(
                    "The new tables were taken back because the views could not be refreshed: " + cause.getMessage(),
                    cause);
        }
    }

    /** The outside world's fault: a stream could not be read. */
    public static final class SourceUnreadable extends LoadException {
        SourceUnreadable(String source, Throwable cause) {
            super("The rows of " + source + " could not be read: " + cause.getMessage(), cause);
        }
    }

    /** The outside world's fault: the database failed or went away. */
    public static final class DatabaseFailed extends LoadException {
        DatabaseFailed(String doing, Throwable cause) {
            super("The database failed while " + doing + ": " + cause.getMessage(), cause);
        }
    }
}

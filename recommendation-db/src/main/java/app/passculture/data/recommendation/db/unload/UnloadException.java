package app.passculture.data.recommendation.db.unload;

/** Rows that could not be streamed out or deleted; none was lost. The case says whose fault it is. */
public abstract sealed class UnloadException extends RuntimeException {
    private UnloadException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The outside world's fault: the receiver did not take the rows. */
    public static final class ReceiverFailed extends UnloadException {
        ReceiverFailed(String table, Throwable cause) {
            super("The rows of " + table + " could not be written out: " + cause.getMessage(), cause);
        }
    }

    /** The outside world's fault: the database failed or went away. */
    public static final class DatabaseFailed extends UnloadException {
        DatabaseFailed(String table, Throwable cause) {
            super("The database failed while unloading " + table + ": " + cause.getMessage(), cause);
        }
    }
}

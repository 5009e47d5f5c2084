package app.passculture.data.recommendation.db.refresh;

/** A refresh that did not happen: the views still hold what they held; the case says whose fault it is. */
public abstract sealed class RefreshException extends RuntimeException {
    private RefreshException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Our fault: the database lacks a view, table or column that the refresh reads. */
    public static final class SchemaBroken extends RefreshException {
        SchemaBroken(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The outside world's fault: the database failed or went away. */
    public static final class DatabaseFailed extends RefreshException {
        DatabaseFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

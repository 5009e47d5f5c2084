package app.passculture.data.recommendation.db.migration;

import org.jspecify.annotations.Nullable;

/** A migration that did not reach the current schema; the case says whose fault it is and the exit code to use. */
public abstract sealed class MigrationException extends RuntimeException {

    private MigrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    abstract int exitCode();

    /** The caller's fault: a setting is missing or malformed. */
    public static final class Misconfigured extends MigrationException {

        Misconfigured(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        int exitCode() {
            return 2;
        }
    }

    /** The outside world's fault: the database did not answer, or refused the account, within the time given. */
    public static final class Unreachable extends MigrationException {

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        int exitCode() {
            return 3;
        }
    }

    /** Our fault: a script failed, or the database holds a history that is not ours. */
    public static final class SchemaRejected extends MigrationException {

        SchemaRejected(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        int exitCode() {
            return 1;
        }
    }
}

package app.passculture.data.analytics.warehouse;

import org.jspecify.annotations.Nullable;

/** Why a warehouse did not do what it was asked; the case says whose fault it is and whether to try again helps. */
public abstract sealed class WarehouseException extends RuntimeException {

    private WarehouseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean retryable() {
        return this instanceof Unavailable;
    }

    /** The statement is wrong, or fails on the rows there are (a division by zero); the caller's fault. */
    public static final class InvalidStatement extends WarehouseException {

        private final int line;
        private final int column;

        /** {@code line} and {@code column} from 1; 0 when the place is not known. */
        public InvalidStatement(String message, int line, int column, @Nullable Throwable cause) {
            super(message, cause);
            this.line = line;
            this.column = column;
        }

        public InvalidStatement(String message, int line, int column) {
            this(message, line, column, null);
        }

        public int line() {
            return line;
        }

        public int column() {
            return column;
        }
    }

    /** The request, not a statement, is wrong; the caller's fault. */
    public static final class InvalidRequest extends WarehouseException {

        public InvalidRequest(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public InvalidRequest(String message) {
            this(message, null);
        }
    }

    /** A file or row does not hold what its schema says; the fault of who wrote it. */
    public static final class InvalidData extends WarehouseException {

        public InvalidData(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public InvalidData(String message) {
            this(message, null);
        }
    }

    /** A dataset, table, job, bucket or object is not there. */
    public static final class NotFound extends WarehouseException {

        public NotFound(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public NotFound(String message) {
            this(message, null);
        }
    }

    /** What should be created, or stay empty, is there already. */
    public static final class AlreadyExists extends WarehouseException {

        public AlreadyExists(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public AlreadyExists(String message) {
            this(message, null);
        }
    }

    /** The account may not do this. */
    public static final class Denied extends WarehouseException {

        public Denied(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A quota, a size, a time or the caller's own limit of bytes is exceeded; to try at once again does not help. */
    public static final class LimitExceeded extends WarehouseException {

        public LimitExceeded(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public LimitExceeded(String message) {
            this(message, null);
        }
    }

    /** The warehouse, or the way to it, does not work for the moment; nobody's fault here. */
    public static final class Unavailable extends WarehouseException {

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The job was cancelled. */
    public static final class Cancelled extends WarehouseException {

        public Cancelled(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public Cancelled(String message) {
            this(message, null);
        }
    }

    /** Somebody else changed the same thing, or what is there does not allow the change. */
    public static final class Conflict extends WarehouseException {

        public Conflict(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        public Conflict(String message) {
            this(message, null);
        }
    }
}

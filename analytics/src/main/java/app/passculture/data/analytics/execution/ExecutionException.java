package app.passculture.data.analytics.execution;

/** Why a node cannot be executed, or a run cannot begin; the case says whose fault it is. */
@SuppressWarnings("serial") // never serialised
public abstract sealed class ExecutionException extends RuntimeException {

    private ExecutionException(String message) {
        super(message);
    }

    private ExecutionException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The node's configuration, columns or file do not allow it: the author's fault. */
    public static final class NotPossible extends ExecutionException {
        NotPossible(String message) {
            super(message);
        }
    }

    /** What was asked for cannot be: the caller's fault. */
    public static final class BadRequest extends ExecutionException {
        public BadRequest(String message) {
            super(message);
        }

        public BadRequest(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

package app.passculture.data.orchestration.local;

import java.nio.file.Path;

/** Why the local platform is not running; the message is the sentence that its user reads. */
abstract sealed class LocalException extends RuntimeException {

    private LocalException(String message, Throwable cause) {
        super(message, cause);
    }

    private LocalException(String message) {
        super(message);
    }

    /** A step in which a library failed, and where the details were written. */
    static LocalException in(String step, RuntimeException failure, Path log) {
        return new PartFailed(
                "%s failed: %s (the details are in %s)".formatted(step, failure.getMessage(), log), failure);
    }

    /** What the shell is told. */
    abstract int exitCode();

    /** The caller asked for something that does not exist or does not fit the data that is there. */
    static final class BadRequest extends LocalException {
        BadRequest(String message) {
            super(message);
        }

        @Override
        int exitCode() {
            return 2;
        }
    }

    /** This machine cannot do it as it is: a port is taken, the disk is full, a directory is read-only. */
    static final class MachineUnfit extends LocalException {
        MachineUnfit(String message) {
            super(message);
        }

        MachineUnfit(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        int exitCode() {
            return 1;
        }
    }

    /** One of the programs that were started did not do its part. */
    static final class PartFailed extends LocalException {
        PartFailed(String message) {
            super(message);
        }

        PartFailed(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        int exitCode() {
            return 1;
        }
    }
}

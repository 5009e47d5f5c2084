package app.passculture.data.orchestration.jobs.matomo;

import org.jspecify.annotations.Nullable;

/** Why the web analytics cannot be read; no case ever quotes a password or key. */
public abstract sealed class MatomoException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private MatomoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A connection is missing or incomplete; ours to mend. */
    public static final class NotConfigured extends MatomoException {
        private static final long serialVersionUID = 1;

        NotConfigured(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Credentials are not accepted, or the gateway is not who it should be: trying again does not help. */
    public static final class Refused extends MatomoException {
        private static final long serialVersionUID = 1;

        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The gateway or the database does not answer, or the connection was cut; later it may work. */
    public static final class Unreachable extends MatomoException {
        private static final long serialVersionUID = 1;

        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A table or column is not there any more. */
    public static final class Changed extends MatomoException {
        private static final long serialVersionUID = 1;

        Changed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

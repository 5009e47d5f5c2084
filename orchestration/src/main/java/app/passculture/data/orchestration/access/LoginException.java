package app.passculture.data.orchestration.access;

import java.time.Duration;

/** Somebody is not let in. */
abstract sealed class LoginException extends RuntimeException {

    private LoginException(String message) {
        super(message);
    }

    /** The name or the password is wrong; which one is nobody's business. */
    static final class Refused extends LoginException {
        Refused() {
            super("Invalid credentials");
        }
    }

    /** Too many tries have failed. */
    static final class TooOften extends LoginException {
        private final transient Duration wait;

        TooOften(Duration wait) {
            super("Too many failed logins; try again in %d s"
                    .formatted(wait.plusMillis(999).toSeconds()));
            this.wait = wait;
        }

        long seconds() {
            return wait.plusMillis(999).toSeconds();
        }
    }
}

package app.passculture.data.orchestration.administration;

/** A change that people asked for and that is not made. */
public abstract sealed class AdministrationException extends RuntimeException {

    private AdministrationException(String message) {
        super(message);
    }

    /** What it is about does not exist. */
    public static final class NotFound extends AdministrationException {
        NotFound(String message) {
            super(message);
        }
    }

    /** What it would add is there already. */
    public static final class Conflict extends AdministrationException {
        private final String field;

        Conflict(String field, String message) {
            super(message);
            this.field = field;
        }

        /** What must be unique, as the REST API calls it. */
        public String field() {
            return field;
        }
    }

    /** It must not be done, or not now. */
    public static final class Refused extends AdministrationException {
        Refused(String message) {
            super(message);
        }
    }

    /** A value in it is wrong. */
    public static final class Invalid extends AdministrationException {
        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /** As the REST API calls it. */
        public String field() {
            return field;
        }
    }
}

package app.passculture.data.orchestration.demo;

/** What can go wrong while a demo world is made, by whose fault it is. */
public abstract sealed class DemoWorldException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private DemoWorldException(String message) {
        super(message);
    }

    private DemoWorldException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The caller asked for something that does not exist. */
    public static final class BadRequest extends DemoWorldException {
        private static final long serialVersionUID = 1;

        BadRequest(String message) {
            super(message);
        }
    }

    /** The application database refused or went away. */
    public static final class DatabaseFailed extends DemoWorldException {
        private static final long serialVersionUID = 1;

        DatabaseFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A file that ships with the generator is missing or damaged. */
    public static final class ResourceBroken extends DemoWorldException {
        private static final long serialVersionUID = 1;

        ResourceBroken(String message) {
            super(message);
        }

        ResourceBroken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

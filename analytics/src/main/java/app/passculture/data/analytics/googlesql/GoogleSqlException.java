package app.passculture.data.analytics.googlesql;

/** Why a statement could not be analysed. */
public sealed class GoogleSqlException extends RuntimeException {

    private GoogleSqlException(String message) {
        super(message);
    }

    private GoogleSqlException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The text is wrong: BigQuery would refuse it too. */
    public static final class Invalid extends GoogleSqlException {

        private final Place place;

        Invalid(String message, Place place) {
            super(message);
            this.place = place;
        }

        public Place place() {
            return place;
        }
    }

    /** The text may be right, but says something that is not understood here. */
    public static final class NotUnderstood extends GoogleSqlException {

        private final Place place;

        NotUnderstood(String message, Place place) {
            super(message);
            this.place = place;
        }

        public Place place() {
            return place;
        }
    }

    /** The analyzer does not exist for this machine. */
    public static final class UnsupportedHost extends GoogleSqlException {

        UnsupportedHost(String message) {
            super(message);
        }
    }

    /** The analyzer itself failed. */
    public static final class Broken extends GoogleSqlException {

        Broken(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

package app.passculture.data.orchestration.alert;

/** An alert could not be delivered. Messages name the connection, never its address or secrets. */
abstract sealed class AlertException extends RuntimeException {

    private AlertException(String message) {
        super(message);
    }

    /** It will not be otherwise next time: the connection is missing or wrong, or the receiver refuses it. */
    static final class Refused extends AlertException {
        Refused(String message) {
            super(message);
        }
    }

    /** The receiver could not be reached or is not well. */
    static final class Unreachable extends AlertException {
        Unreachable(String message) {
            super(message);
        }
    }
}

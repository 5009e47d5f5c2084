package app.passculture.data.analytics.quality;

/** A unit test that does not say what it needs to; the message names the place. */
public final class UnitTestException extends RuntimeException {

    UnitTestException(String message) {
        super(message);
    }

    UnitTestException(String message, Throwable cause) {
        super(message, cause);
    }
}

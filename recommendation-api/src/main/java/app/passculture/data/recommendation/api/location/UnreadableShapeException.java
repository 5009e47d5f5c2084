package app.passculture.data.recommendation.api.location;

/** The outline of a zone is not well-known binary: whoever loaded the zones is at fault. */
public final class UnreadableShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableShapeException(long zone, Throwable cause) {
        super("IRIS zone %d: the shape is not well-known binary: %s".formatted(zone, cause.getMessage()), cause);
    }
}

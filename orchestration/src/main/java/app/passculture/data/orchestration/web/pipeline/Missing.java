package app.passculture.data.orchestration.web.pipeline;

/** There is nothing at the address that was asked for. */
final class Missing extends RuntimeException {

    Missing(String what) {
        super(what);
    }
}

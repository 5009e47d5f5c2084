package app.passculture.data.orchestration.web.pipeline;

/** There is nothing at the address that was asked for. */
public final class Missing extends RuntimeException {

    public Missing(String what) {
        super(what);
    }
}

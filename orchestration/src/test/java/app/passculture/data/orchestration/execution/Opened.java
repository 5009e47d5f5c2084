package app.passculture.data.orchestration.execution;

/** Takes services for the tests of other packages, as a task would. */
public final class Opened {

    private Opened() {}

    public static <C> C from(Services services, Class<C> type) {
        return services.find(type).orElseThrow();
    }
}

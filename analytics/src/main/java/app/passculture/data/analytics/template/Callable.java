package app.passculture.data.analytics.template;

/** Something that can be called: a macro, a method, a function of the caller's. */
@FunctionalInterface
public non-sealed interface Callable extends Value {

    /** The result of the call; refuses by throwing {@link Invocation#refusal(String)}. */
    Value call(Invocation invocation);

    @Override
    default String printed() {
        return "<function>";
    }

    @Override
    default String type() {
        return "function";
    }
}

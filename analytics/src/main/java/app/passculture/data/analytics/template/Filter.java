package app.passculture.data.analytics.template;

/** A filter: gives a new value for the input. */
@FunctionalInterface
interface Filter {
    Value apply(Value input, Invocation call);
}

package app.passculture.data.analytics.template;

/** Carries the value of return() up to the macro that returns it. */
@SuppressWarnings("serial") // never serialised
final class ReturnSignal extends RuntimeException {

    private final Value value;

    ReturnSignal(Value value) {
        super(null, null, false, false);
        this.value = value;
    }

    Value value() {
        return value;
    }
}

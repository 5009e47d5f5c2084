package app.passculture.data.analytics.template;

/** True or False. */
public record Bool(boolean value) implements Numeric {

    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public double real() {
        return value ? 1 : 0;
    }

    @Override
    public boolean truth() {
        return value;
    }

    @Override
    public String printed() {
        return value ? "True" : "False";
    }

    @Override
    public String type() {
        return "bool";
    }

    @Override
    public boolean equals(Object other) {
        return Numeric.same(this, other);
    }

    @Override
    public int hashCode() {
        return Numeric.hash(this);
    }
}

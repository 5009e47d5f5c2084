package app.passculture.data.analytics.template;

/** A whole number of 64 bits; results beyond that are an error. */
public record Int(long value) implements Numeric {

    @Override
    public double real() {
        return value;
    }

    @Override
    public boolean truth() {
        return value != 0;
    }

    @Override
    public String printed() {
        return Long.toString(value);
    }

    @Override
    public String type() {
        return "int";
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

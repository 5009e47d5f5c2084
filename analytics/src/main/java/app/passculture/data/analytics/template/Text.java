package app.passculture.data.analytics.template;

import org.jspecify.annotations.Nullable;

/** A string; one that templates rendered still knows where each of its parts came from. */
public final class Text implements Value {

    private final String value;
    private final @Nullable Spans spans;

    public Text(String value) {
        this(value, null);
    }

    Text(String value, @Nullable Spans spans) {
        this.value = value;
        this.spans = spans;
    }

    public String value() {
        return value;
    }

    @Nullable
    Spans spans() {
        return spans;
    }

    /** The part from one offset to another, with its origins. */
    Text part(int from, int to) {
        return new Text(value.substring(from, to), spans == null ? null : spans.part(from, to));
    }

    @Override
    public boolean truth() {
        return !value.isEmpty();
    }

    @Override
    public String printed() {
        return value;
    }

    @Override
    public String quoted() {
        return Quotation.of(value);
    }

    @Override
    public String type() {
        return "str";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Text text && text.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return quoted();
    }
}

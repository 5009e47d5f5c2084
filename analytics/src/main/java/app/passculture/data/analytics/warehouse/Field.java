package app.passculture.data.analytics.warehouse;

/** A column, or a field of a struct. */
public record Field(String name, Type type, boolean required, String description) {

    public static Field of(String name, Type type) {
        return new Field(name, type, false, "");
    }

    /** The same column that accepts no NULL. */
    public Field mandatory() {
        return new Field(name, type, true, description);
    }

    public Field describedAs(String text) {
        return new Field(name, type, required, text);
    }

    public Field named(String other) {
        return new Field(other, type, required, description);
    }

    @Override
    public String toString() {
        return (name + " " + type + (required ? " NOT NULL" : "")).strip();
    }
}

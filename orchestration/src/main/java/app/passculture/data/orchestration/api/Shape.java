package app.passculture.data.orchestration.api;

import java.util.List;
import java.util.Optional;

/** What a JSON value may look like. */
sealed interface Shape {

    /** Anything. */
    record Any() implements Shape {}

    /** A value of one of JSON's types, or text in a format: string, integer, number, boolean, date-time, uuid, duration. */
    record Scalar(String type) implements Shape {}

    /** A list. */
    record ListOf(Shape element) implements Shape {}

    /** An object whose names are data. */
    record MapOf(Shape value) implements Shape {}

    /** One of some texts. */
    record Choice(List<String> values) implements Shape {}

    /** One of some shapes. */
    record Either(List<Shape> shapes) implements Shape {}

    /** The shape of that name. */
    record Named(String name) implements Shape {}

    /** May be null. */
    record Nullable(Shape shape) implements Shape {}

    /** An object with known fields, and no others unless it is open. */
    record Fields(List<Field> fields, Openness openness) implements Shape {}

    /** Whether unknown fields are allowed. */
    enum Openness {
        OPEN,
        CLOSED
    }

    /** A field; an optional one may be missing or null. */
    record Field(String name, Shape shape, Presence presence, Optional<String> usual) {}

    /** Whether a field must be there. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }
}

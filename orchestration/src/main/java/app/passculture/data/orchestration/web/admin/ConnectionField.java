package app.passculture.data.orchestration.web.admin;

import java.util.List;

/**
 * A field of the form of a connection.
 *
 * @param name as the REST API calls it; with {@code extra.} before it, a field of the extra
 * @param label the end of the key of its text
 * @param usual what counts when nothing is written, as far as it is known
 * @param hint the end of the key of a text that explains it, if it needs one
 * @param options of a choice
 */
public record ConnectionField(
        String name, Kind kind, boolean required, String label, String usual, String hint, List<String> options) {
    private static final String EXTRA = "extra.";

    public ConnectionField {
        options = List.copyOf(options);
    }

    /** What can be written in it; secrets are never sent back. */
    public enum Kind {
        TEXT,
        NUMBER,
        LINES,
        CHOICE,
        SECRET,
        SECRET_LINES
    }

    static ConnectionField text(String name) {
        return of(name, Kind.TEXT);
    }

    static ConnectionField number(String name) {
        return of(name, Kind.NUMBER);
    }

    static ConnectionField lines(String name) {
        return of(name, Kind.LINES);
    }

    static ConnectionField secret(String name) {
        return of(name, Kind.SECRET);
    }

    static ConnectionField secretLines(String name) {
        return of(name, Kind.SECRET_LINES);
    }

    static ConnectionField choice(String name, String... options) {
        return new ConnectionField(name, Kind.CHOICE, false, label(name), "", "", List.of(options));
    }

    private static ConnectionField of(String name, Kind kind) {
        return new ConnectionField(name, kind, false, label(name), "", "", List.of());
    }

    private static String label(String name) {
        return name.startsWith(EXTRA) ? name.substring(EXTRA.length()) : name;
    }

    ConnectionField needed() {
        return new ConnectionField(name, kind, true, label, usual, hint, options);
    }

    ConnectionField called(String other) {
        return new ConnectionField(name, kind, required, other, usual, hint, options);
    }

    ConnectionField usually(String value) {
        return new ConnectionField(name, kind, required, label, value, hint, options);
    }

    ConnectionField explained(String text) {
        return new ConnectionField(name, kind, required, label, usual, text, options);
    }

    public boolean isSecret() {
        return kind == Kind.SECRET || kind == Kind.SECRET_LINES;
    }

    boolean isInExtra() {
        return name.startsWith(EXTRA);
    }

    /** Its name within the extra. */
    String inExtra() {
        return name.substring(EXTRA.length());
    }
}

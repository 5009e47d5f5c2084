package app.passculture.data.analytics.googlesql;

/** A place in the text as it was given: offset from 0, line and column from 1, all in Java's characters. */
public record Place(int offset, int line, int column) {

    /** The place of a character of a text. */
    public static Place at(String text, int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(offset, line, offset - start + 1);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}

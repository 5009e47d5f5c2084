package app.passculture.data.analytics.template;

import java.util.Objects;

/** The text of one template and where it stands: a file, or a value inside a file. */
public final class TemplateSource {

    private final Position first;
    private final String text;
    private final int start;
    private final int end;

    private TemplateSource(Position first, String text, int start, int end) {
        this.first = Objects.requireNonNull(first);
        this.text = text;
        this.start = start;
        this.end = end;
    }

    /** The whole file as Jinja reads it: one newline at its end is not part of it. */
    public static TemplateSource of(String path, String text) {
        return within(new Position(path, 1, 1), text);
    }

    /** A text that begins at the given place of a file, such as a value in a YAML file. */
    public static TemplateSource within(Position first, String text) {
        String normal = normal(text);
        return new TemplateSource(first, normal, 0, normal.length() - (normal.endsWith("\n") ? 1 : 0));
    }

    /** The whole file as dbt reads it: without the white space around it; positions stay those of the file. */
    public static TemplateSource trimmed(String path, String text) {
        String normal = normal(text);
        int start = normal.length() - normal.stripLeading().length();
        int end = Math.max(start, normal.stripTrailing().length());
        return new TemplateSource(new Position(path, 1, 1), normal, start, end);
    }

    private static String normal(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.indexOf('\r') < 0
                ? unmarked
                : unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    public String path() {
        return first.path();
    }

    /** The text with newlines as {@code \n}; offsets count in it. */
    public String text() {
        return text;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Where the character at the offset stands. */
    public Position position(int offset) {
        int line = 0;
        int lineStart = 0;
        for (int next = text.indexOf('\n'); next >= 0 && next < offset; next = text.indexOf('\n', next + 1)) {
            line++;
            lineStart = next + 1;
        }
        int column = offset - lineStart + (line == 0 ? first.column() : 1);
        return new Position(first.path(), first.line() + line, column);
    }

    /** The line that holds the offset with up to two lines before and after it, and a caret under the offset. */
    public String excerpt(int offset) {
        Position wanted = position(offset);
        StringBuilder excerpt = new StringBuilder();
        String[] lines = text.split("\n", -1);
        int index = wanted.line() - first.line();
        for (int i = Math.max(0, index - 2); i <= Math.min(lines.length - 1, index + 2); i++) {
            excerpt.append("%5d | %s%n".formatted(first.line() + i, lines[i]));
            if (i == index) {
                excerpt.append("      | ").append(" ".repeat(caret(offset))).append("^%n".formatted());
            }
        }
        return excerpt.toString();
    }

    private int caret(int offset) {
        return offset - (text.lastIndexOf('\n', offset - 1) + 1);
    }

    @Override
    public String toString() {
        return first.toString();
    }
}

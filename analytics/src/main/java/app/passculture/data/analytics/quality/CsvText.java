package app.passculture.data.analytics.quality;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, each with its place. */
final class CsvText {

    private final String path;
    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;
    private int lineStart;

    private CsvText(String path, String text, char delimiter) {
        this.path = path;
        this.text = text;
        this.delimiter = delimiter;
    }

    /** One value: quoted ones are texts even when empty. Line and column count from 1. */
    public record Value(String text, Quoting quoting, int line, int column) {

        /** Whether it stands in quotes. */
        public enum Quoting {
            PLAIN,
            QUOTED
        }

        /** Whether it says that there is no value. */
        public boolean isNull() {
            return text.isEmpty() && quoting == Quoting.PLAIN;
        }
    }

    /** A line that is not what its header promises; the message begins with the place. */
    public static final class Broken extends RuntimeException {
        public Broken(String path, int line, int column, String message) {
            super(path + ":" + line + ":" + column + ": " + message);
        }
    }

    /**
     * The lines of a text, the header first; empty lines are left out.
     *
     * @throws Broken when a quote is not closed or a line has more or fewer values than the header
     */
    public static List<List<Value>> read(String path, String text, char delimiter) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new CsvText(path, bare, delimiter).lines();
    }

    private List<List<Value>> lines() {
        List<List<Value>> lines = new ArrayList<>();
        while (at < text.length()) {
            List<Value> values = values();
            boolean empty = values.size() == 1 && values.getFirst().isNull();
            if (!empty) {
                requireWidth(lines, values);
                lines.add(values);
            }
        }
        return lines;
    }

    private void requireWidth(List<List<Value>> lines, List<Value> values) {
        if (!lines.isEmpty() && lines.getFirst().size() != values.size()) {
            Value place = values.get(Math.min(values.size(), lines.getFirst().size()) - 1);
            throw new Broken(
                    path,
                    place.line(),
                    place.column(),
                    "%d values, the header has %d"
                            .formatted(values.size(), lines.getFirst().size()));
        }
    }

    private List<Value> values() {
        List<Value> values = new ArrayList<>();
        boolean more = true;
        while (more) {
            values.add(value());
            more = at < text.length() && text.charAt(at) == delimiter;
            at += more ? 1 : 0;
        }
        endLine();
        return values;
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            newLine();
        }
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    private Value value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private Value plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != delimiter && "\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Value(text.substring(start, at), Value.Quoting.PLAIN, line, start - lineStart + 1);
    }

    private Value quoted() {
        int startLine = line;
        int startColumn = at - lineStart + 1;
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw new Broken(path, startLine, startColumn, "this quote is not closed");
            }
            char c = text.charAt(at);
            if (c == '"' && !text.startsWith("\"\"", at)) {
                break;
            }
            value.append(c);
            if (c == '\n') {
                newLine();
            } else {
                at += c == '"' ? 2 : 1;
            }
        }
        at++;
        requireEndOfValue(startLine, startColumn);
        return new Value(value.toString(), Value.Quoting.QUOTED, startLine, startColumn);
    }

    private void requireEndOfValue(int startLine, int startColumn) {
        boolean ends = at >= text.length() || text.charAt(at) == delimiter || "\r\n".indexOf(text.charAt(at)) >= 0;
        if (!ends) {
            throw new Broken(path, startLine, startColumn, "text stands behind the closing quote");
        }
    }
}

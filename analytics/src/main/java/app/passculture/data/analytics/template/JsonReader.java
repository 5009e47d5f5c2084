package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;

/** Reads one JSON text. */
final class JsonReader {

    private static final int DEPTH = 200;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Value read() {
        Value value = value();
        space();
        if (at < text.length()) {
            throw problem("unexpected text");
        }
        return value;
    }

    private Fault problem(String problem) {
        return Fault.of("not JSON: " + problem + " at character " + at);
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char peek() {
        space();
        if (at >= text.length()) {
            throw problem("unexpected end");
        }
        return text.charAt(at);
    }

    private boolean take(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw problem("expected '" + wanted + "'");
        }
    }

    private Value value() {
        if (++depth > DEPTH) {
            throw Fault.limit("JSON nested more than " + DEPTH + " deep");
        }
        Value value = switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Text(string());
            default -> word();
        };
        depth--;
        return value;
    }

    private Value object() {
        expect('{');
        Dict dict = Dict.empty();
        while (!take('}')) {
            if (dict.truth()) {
                expect(',');
            }
            space();
            Text key = new Text(string());
            expect(':');
            dict.put(key, value());
        }
        return dict;
    }

    private Value array() {
        expect('[');
        List<Value> items = new ArrayList<>();
        while (!take(']')) {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value());
        }
        return Sequence.list(items);
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                escape(string);
            } else {
                string.append(text.charAt(at++));
            }
        }
        if (at >= text.length()) {
            throw problem("unexpected end");
        }
        at++;
        return string.toString();
    }

    private void escape(StringBuilder string) {
        char escape = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        at += 2;
        switch (escape) {
            case 'n' -> string.append('\n');
            case 't' -> string.append('\t');
            case 'r' -> string.append('\r');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case '"', '\\', '/' -> string.append(escape);
            case 'u' -> unicode(string);
            default -> throw problem("unknown escape");
        }
    }

    private void unicode(StringBuilder string) {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw problem("truncated escape");
        }
        string.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
        at += 4;
    }

    private Value word() {
        int start = at;
        while (at < text.length() && ",]} \t\n\r:".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> Bool.TRUE;
            case "false" -> Bool.FALSE;
            case "null" -> None.NONE;
            default -> number(word);
        };
    }

    private Value number(String word) {
        try {
            return word.matches("-?\\d+") ? new Int(Long.parseLong(word)) : new Real(Double.parseDouble(word));
        } catch (NumberFormatException notANumber) {
            throw problem("unexpected '" + word + "'");
        }
    }
}

package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON in and out, as Python's json module writes it. */
final class Json {

    private Json() {}

    /** How to write: spaces of one indentation step, or none when negative. */
    record Layout(int indent, boolean sorted) {}

    static String write(Value value, Layout layout) {
        return write(value, layout, "\n");
    }

    private static String write(Value value, Layout layout, String line) {
        return switch (Operations.requireDefined(value)) {
            case None ignored -> "null";
            case Bool flag -> flag.value() ? "true" : "false";
            case Int number -> number.printed();
            case Real number -> number.printed();
            case Text text -> quoted(text.value());
            case Dict dict -> wrapped("{", pairs(dict, layout, line), "}", layout, line);
            case Sequence sequence
            when sequence.indexed() -> wrapped("[", items(sequence, layout, line), "]", layout, line);
            default -> throw Fault.of(value.type() + " is not JSON serializable");
        };
    }

    private static List<String> items(Sequence sequence, Layout layout, String line) {
        String inner = deeper(layout, line);
        return sequence.items().stream().map(item -> write(item, layout, inner)).toList();
    }

    private static List<String> pairs(Dict dict, Layout layout, String line) {
        String inner = deeper(layout, line);
        List<Map.Entry<Value, Value>> entries = new ArrayList<>(dict.entries().entrySet());
        if (layout.sorted()) {
            entries.sort(Map.Entry.comparingByKey(Comparator.comparing(Value::printed)));
        }
        return entries.stream()
                .map(entry -> quoted(key(entry.getKey())) + ": " + write(entry.getValue(), layout, inner))
                .toList();
    }

    private static String key(Value key) {
        return key instanceof Text text ? text.value() : write(key, new Layout(-1, false));
    }

    private static String deeper(Layout layout, String line) {
        return layout.indent() < 0 ? line : line + " ".repeat(layout.indent());
    }

    private static String wrapped(String open, List<String> parts, String close, Layout layout, String line) {
        if (layout.indent() < 0 || parts.isEmpty()) {
            return parts.stream().collect(Collectors.joining(", ", open, close));
        }
        String inner = deeper(layout, line);
        return parts.stream().collect(Collectors.joining("," + inner, open + inner, line + close));
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> {
                    if (letter < ' ' || letter > '~') {
                        quoted.append("\\u%04x".formatted((int) letter));
                    } else {
                        quoted.append(letter);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** With the characters escaped that Jinja's filter escapes. */
    static String html(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("'", "\\u0027");
    }

    static Value read(String text) {
        return new JsonReader(text).read();
    }
}

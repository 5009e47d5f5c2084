package app.passculture.data.orchestration.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the imports expect of the application's tables, and what they must find to leave out. */
final class SourceColumns {
    private static final Map<String, String> LINES = read();
    static final List<String> TABLES = List.copyOf(LINES.keySet());

    private SourceColumns() {}

    static List<String> of(String table) {
        return words(line(table).replace(" /", ""));
    }

    static List<String> forbidden(String table) {
        return line(table).contains("/") ? words(line(table).split("/", -1)[1]) : List.of();
    }

    private static String line(String table) {
        return LINES.getOrDefault(table, "");
    }

    private static Map<String, String> read() {
        var lines = new TreeMap<String, String>();
        Resources.text("source-columns.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> lines.put(line.split(":", -1)[0], line.split(":", -1)[1]));
        return lines;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split(" ", -1)).toList();
    }
}

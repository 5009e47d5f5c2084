package app.passculture.data.analytics;

import app.passculture.data.analytics.quality.CellText;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as a table of text. */
final class TextTable {

    private static final int WIDEST = 60;

    private TextTable() {}

    static String of(Schema schema, List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(schema.fields().stream().map(Field::name).toList());
        rows.forEach(row -> lines.add(
                row.values().stream().map(CellText::of).map(TextTable::cut).toList()));
        List<Integer> widths = IntStream.range(0, schema.fields().size())
                .mapToObj(i -> lines.stream()
                        .mapToInt(line -> line.get(i).length())
                        .max()
                        .orElse(0))
                .toList();
        List<String> text = new ArrayList<>();
        text.add(line(lines.getFirst(), widths));
        text.add(widths.stream().map("-"::repeat).collect(Collectors.joining("-+-")));
        lines.subList(1, lines.size()).forEach(line -> text.add(line(line, widths)));
        return String.join("\n", text);
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i ->
                        cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }

    private static String cut(String text) {
        String line = text.replace("\n", "\\n");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }
}

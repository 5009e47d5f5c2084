package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.warehouse.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares rows by value, and tells the difference so that a person sees it. */
final class RowDifference {

    private static final MathContext SAME = new MathContext(12);
    private static final int SHOWN = 20;

    private final List<String> columns;
    private final Matching matching;

    /** Which rows must be there, and whether their order counts. */
    enum Matching {
        EXACT,
        EXACT_IN_ORDER,
        SUBSET
    }

    RowDifference(List<String> columns, Matching matching) {
        this.columns = List.copyOf(columns);
        this.matching = matching;
    }

    /** What differs; empty when nothing does. The rows hold the columns only. */
    Optional<String> between(List<Row> expected, List<Row> actual) {
        List<List<String>> wanted = expected.stream().map(RowDifference::cells).toList();
        List<List<String>> found = actual.stream().map(RowDifference::cells).toList();
        if (matching == Matching.EXACT_IN_ORDER && wanted.equals(found)) {
            return Optional.empty();
        }
        List<List<String>> missing = new ArrayList<>(wanted);
        List<List<String>> unexpected = new ArrayList<>();
        found.stream().filter(row -> !missing.remove(row)).forEach(unexpected::add);
        if (missing.isEmpty() && matching == Matching.EXACT_IN_ORDER && unexpected.isEmpty()) {
            return Optional.of("the rows are as expected, but in another order:\n" + table(List.of(), found));
        }
        boolean same = missing.isEmpty() && (unexpected.isEmpty() || matching == Matching.SUBSET);
        return same ? Optional.empty() : Optional.of(told(missing, unexpected));
    }

    private String told(List<List<String>> missing, List<List<String>> unexpected) {
        String head = "%d expected %s not there (-), %d %s (+):\n"
                .formatted(
                        missing.size(),
                        missing.size() == 1 ? "row is" : "rows are",
                        unexpected.size(),
                        unexpected.size() == 1 ? "row was not expected" : "rows were not expected");
        return head + table(missing, unexpected) + cells(missing, unexpected);
    }

    /** When as many rows are missing as are too many, which cells make the difference. */
    private String cells(List<List<String>> missing, List<List<String>> unexpected) {
        if (missing.size() != 1 || unexpected.size() != 1) {
            return "";
        }
        return IntStream.range(0, columns.size())
                .filter(i ->
                        !missing.getFirst().get(i).equals(unexpected.getFirst().get(i)))
                .mapToObj(i -> "\n  " + columns.get(i) + ": expected "
                        + missing.getFirst().get(i) + ", got "
                        + unexpected.getFirst().get(i))
                .collect(Collectors.joining());
    }

    private String table(List<List<String>> missing, List<List<String>> unexpected) {
        List<List<String>> all = new ArrayList<>(List.of(columns));
        all.addAll(missing);
        all.addAll(unexpected);
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toList();
        List<String> lines = new ArrayList<>(List.of(line(" ", columns, widths)));
        missing.stream().limit(SHOWN).forEach(row -> lines.add(line("-", row, widths)));
        unexpected.stream().limit(SHOWN).forEach(row -> lines.add(line("+", row, widths)));
        int left = Math.max(0, missing.size() - SHOWN) + Math.max(0, unexpected.size() - SHOWN);
        if (left > 0) {
            lines.add("  and " + left + " more");
        }
        return String.join("\n", lines);
    }

    private static String line(String mark, List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(i ->
                        cells.get(i) + " ".repeat(widths.get(i) - cells.get(i).length()))
                .collect(Collectors.joining(" | ", "  " + mark + " ", ""))
                .stripTrailing();
    }

    private static List<String> cells(Row row) {
        return row.values().stream().map(RowDifference::cell).toList();
    }

    /** A value as it is shown and compared: numbers by what they are worth, not by how they are written. */
    static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Double number when number.isNaN() || number.isInfinite() -> number.toString();
            case Double number ->
                BigDecimal.valueOf(number).round(SAME).stripTrailingZeros().toPlainString();
            case String text -> text.isEmpty() || text.equals("NULL") ? "'" + text + "'" : text;
            case List<?> items -> items.stream().map(RowDifference::cell).collect(Collectors.joining(", ", "[", "]"));
            case Row row -> struct(row);
            case java.nio.ByteBuffer bytes -> java.util.HexFormat.of().formatHex(bytes(bytes));
            default -> value.toString();
        };
    }

    private static byte[] bytes(java.nio.ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static String struct(Row row) {
        return IntStream.range(0, row.values().size())
                .mapToObj(i -> row.schema().fields().get(i).name() + ": "
                        + cell(row.values().get(i)))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}

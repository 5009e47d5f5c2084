package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows as a unit test gives them: in the YAML, in a file beside it, or as a query. */
final class Fixture {

    private static final List<String> FORMATS = List.of("dict", "csv", "sql");

    private final Node test;
    private final Path directory;
    private final Map<?, ?> given;
    private final String label;

    /** {@code label}: which rows these are, for messages. */
    Fixture(Node test, Path directory, Map<?, ?> given, String label) {
        this.test = test;
        this.directory = directory;
        this.given = given;
        this.label = label;
    }

    private UnitTestException wrong(String message) {
        return new UnitTestException(test.position() + ": " + label + ": " + message);
    }

    private String format() {
        Object format = given.get("format");
        if (format == null) {
            return given.get("rows") instanceof String text ? guessed(text) : "dict";
        }
        if (!FORMATS.contains(String.valueOf(format))) {
            throw wrong("format is dict, csv or sql, not '" + format + "'");
        }
        return String.valueOf(format);
    }

    private static String guessed(String text) {
        String start = text.stripLeading().toLowerCase(java.util.Locale.ROOT);
        return start.startsWith("select") || start.startsWith("with") ? "sql" : "csv";
    }

    /** The query, when the rows are given as one. */
    Optional<String> query() {
        return format().equals("sql") ? Optional.of(text("sql")) : Optional.empty();
    }

    /** The rows as names with values, as written. */
    List<Map<String, @Nullable Object>> data() {
        return switch (format()) {
            case "csv" -> csv(text("csv"));
            case "sql" -> throw wrong("rows of a query are not known before it is run");
            default -> dicts();
        };
    }

    private List<Map<String, @Nullable Object>> dicts() {
        Object rows = given.get("fixture") == null ? given.get("rows") : DataFile.parse(label, text("json"));
        if (rows == null) {
            return List.of();
        }
        if (!(rows instanceof List<?> list)) {
            throw wrong("rows is a list of rows");
        }
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (Object row : list) {
            if (!(row instanceof Map<?, ?> map)) {
                throw wrong("a row has names and values, not " + row);
            }
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
            data.add(named);
        }
        return data;
    }

    /** What stands in the YAML, else in the fixture that it names. */
    private String text(String ending) {
        Object fixture = given.get("fixture");
        if (fixture == null) {
            return String.valueOf(given.get("rows") == null ? "" : given.get("rows"));
        }
        String name = String.valueOf(fixture);
        String file = name.contains(".") ? name : name + "." + ending;
        Path fixtures = directory.resolve("tests").resolve("fixtures");
        return Stream.of(fixtures.resolve(file), directory.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(DataFile::text)
                .orElseThrow(() -> wrong("no fixture " + directory.relativize(fixtures.resolve(file))));
    }

    private List<Map<String, @Nullable Object>> csv(String text) {
        List<List<CsvText.Value>> lines = CsvText.read(test.position() + ": " + label, text, ',');
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (List<CsvText.Value> line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                CsvText.Value value = line.get(i);
                row.put(lines.getFirst().get(i).text().strip(), value.isNull() ? null : value.text());
            }
            data.add(row);
        }
        return data;
    }

    /** A query that gives the rows with the types of a table. */
    String query(Schema schema) {
        return query().orElseGet(() -> literal(schema, rows(schema)));
    }

    /** The rows, typed. */
    List<Row> rows(Schema schema) {
        List<Row> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> data : data()) {
            try {
                rows.add(PlainValue.row(schema, data));
            } catch (IllegalArgumentException problem) {
                throw wrong("row " + (rows.size() + 1) + ": " + problem.getMessage());
            }
        }
        return rows;
    }

    private static String literal(Schema schema, List<Row> rows) {
        Type row = new Type.Struct(schema);
        return rows.stream()
                .map(each -> each.values().size() == 1
                        ? "struct("
                                + SqlLiteral.of(
                                        schema.fields().getFirst().type(),
                                        each.values().getFirst()) + ")"
                        : "(" + values(schema, each) + ")")
                .collect(Collectors.joining(
                        ",\n    ", "select * from unnest(array<" + SqlLiteral.declared(row) + ">[\n    ", "\n])"));
    }

    private static String values(Schema schema, Row row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            Object value = row.values().get(i);
            values.add(
                    value == null
                            ? "null"
                            : SqlLiteral.of(schema.fields().get(i).type(), value));
        }
        return String.join(", ", values);
    }
}

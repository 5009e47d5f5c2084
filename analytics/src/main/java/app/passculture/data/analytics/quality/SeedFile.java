package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The file of a seed: its columns typed as declared, else as its values are. */
public final class SeedFile {

    private static final int SHOWN = 20;

    private final Node node;
    private final List<List<CsvText.Value>> lines;

    private SeedFile(Node node, List<List<CsvText.Value>> lines) {
        this.node = node;
        this.lines = lines;
    }

    /** A seed that cannot be loaded; the message names each place. */
    public static final class Broken extends RuntimeException {
        Broken(String message) {
            super(message);
        }
    }

    /**
     * The file of a seed.
     *
     * @throws Broken when it has no header, or a line is not as wide as the header
     */
    public static SeedFile of(Node node) {
        try {
            List<List<CsvText.Value>> lines =
                    CsvText.read(node.position().path(), node.code().raw(), delimiter(node));
            if (lines.isEmpty()) {
                throw new Broken(node.position() + ": a seed needs a header");
            }
            return new SeedFile(node, lines);
        } catch (CsvText.Broken broken) {
            throw new Broken(String.valueOf(broken.getMessage()));
        }
    }

    /** What stands between two values. */
    public static char delimiter(Node node) {
        return node.config()
                .text("delimiter")
                .filter(text -> !text.isEmpty())
                .map(text -> text.charAt(0))
                .orElse(',');
    }

    /** Its columns. */
    public Schema schema() {
        List<Field> fields = new ArrayList<>();
        List<CsvText.Value> header = lines.getFirst();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).text().strip();
            int index = i;
            Type type = declared(name)
                    .orElseGet(() -> SeedValues.guessed(
                            lines.stream().skip(1).map(line -> line.get(index)).toList()));
            fields.add(Field.of(name, type));
        }
        return new Schema(fields);
    }

    private Optional<Type> declared(String name) {
        Optional<String> configured = node.config().find("column_types").orElse(null) instanceof Map<?, ?> types
                ? Optional.ofNullable(types.get(name)).map(String::valueOf)
                : Optional.empty();
        return configured
                .or(() -> node.description().columns().stream()
                        .filter(column -> column.name().equalsIgnoreCase(name))
                        .findFirst()
                        .flatMap(Node.Column::dataType))
                .map(text -> type(name, text));
    }

    private Type type(String name, String text) {
        try {
            return TypeText.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new Broken(node.position() + ": column '" + name + "': " + wrong.getMessage());
        }
    }

    /**
     * Looks at every value.
     *
     * @throws Broken with every value that its column cannot hold
     */
    public void requireValues() {
        Schema schema = schema();
        List<String> broken = new ArrayList<>();
        for (List<CsvText.Value> line : lines.subList(1, lines.size())) {
            for (int i = 0; i < line.size(); i++) {
                String problem = problem(schema.fields().get(i), line.get(i));
                if (problem != null) {
                    broken.add(problem);
                }
            }
        }
        if (!broken.isEmpty()) {
            String more = broken.size() > SHOWN ? "\nand " + (broken.size() - SHOWN) + " more" : "";
            throw new Broken(String.join("\n", broken.subList(0, Math.min(SHOWN, broken.size()))) + more);
        }
    }

    private @Nullable String problem(Field field, CsvText.Value value) {
        return value.isNull() || SeedValues.fits(field.type(), value.text())
                ? null
                : "%s:%d:%d: column '%s' is %s, and '%s' is none"
                        .formatted(
                                node.position().path(),
                                value.line(),
                                value.column(),
                                field.name(),
                                field.type(),
                                value.text());
    }
}

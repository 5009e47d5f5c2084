package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.quality.TypeText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns that an enforced contract promises. */
record Contract(Node node, List<Field> columns) {

    static Optional<Contract> of(Node node) {
        boolean enforced = node.config().find("contract").orElse(null) instanceof Map<?, ?> map
                && Boolean.TRUE.equals(map.get("enforced"));
        return enforced
                ? Optional.of(new Contract(
                        node,
                        node.description().columns().stream()
                                .map(column -> field(node, column))
                                .toList()))
                : Optional.empty();
    }

    private static Field field(Node node, Node.Column column) {
        String type = column.dataType()
                .orElseThrow(() -> new ExecutionException.NotPossible(
                        node.position() + ": the contract needs a data_type of column '" + column.name() + "'"));
        Field field = Field.of(column.name(), parsed(node, column, type));
        return isNotNull(column) ? field.mandatory() : field;
    }

    private static Type parsed(Node node, Node.Column column, String type) {
        try {
            return TypeText.parse(type);
        } catch (IllegalArgumentException wrong) {
            throw new ExecutionException.NotPossible(
                    node.position() + ": column '" + column.name() + "': " + wrong.getMessage());
        }
    }

    private static boolean isNotNull(Node.Column column) {
        return column.yaml().get("constraints") instanceof List<?> constraints
                && constraints.stream()
                        .anyMatch(each -> each instanceof Map<?, ?> map && "not_null".equals(map.get("type")));
    }

    boolean hasConstraints() {
        return columns.stream().anyMatch(Field::required);
    }

    List<String> names() {
        return columns.stream().map(Field::name).toList();
    }

    String columnList() {
        return columns.stream()
                .map(field -> "    " + Identifiers.quoted(field.name()) + " " + field.type()
                        + (field.required() ? " not null" : ""))
                .collect(Collectors.joining(",\n"));
    }

    /** Refuses a query whose columns are not those promised, naming each difference. */
    void require(Schema query) {
        List<String> differences = new ArrayList<>();
        for (Field promised : columns) {
            int index = query.indexOf(promised.name());
            if (index < 0) {
                differences.add("'" + promised.name() + "' " + promised.type() + " is missing");
            } else if (!sameType(promised.type(), query.fields().get(index).type())) {
                differences.add("'" + promised.name() + "' is "
                        + query.fields().get(index).type() + ", the contract says " + promised.type());
            }
        }
        Schema declared = new Schema(columns);
        query.fields().stream()
                .filter(field -> declared.indexOf(field.name()) < 0)
                .forEach(
                        field -> differences.add("'" + field.name() + "' " + field.type() + " is not in the contract"));
        if (!differences.isEmpty()) {
            throw new ExecutionException.NotPossible(
                    node.path() + " breaks its contract: " + String.join("; ", differences));
        }
    }

    /** Precision and scale are the table's matter, not the query's. */
    static boolean sameType(Type a, Type b) {
        return bare(a).equals(bare(b));
    }

    private static String bare(Type type) {
        return type.toString()
                .replaceAll("\\(\\d+(, \\d+)?\\)", "")
                .replace(" NOT NULL", "")
                .toUpperCase(java.util.Locale.ROOT);
    }
}

package app.passculture.data.analytics.check;

import app.passculture.data.analytics.quality.TypeText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns that YAML declares. */
final class DeclaredColumns {

    private DeclaredColumns() {}

    /** The columns of a source; empty when it has none or one without type. */
    static Optional<Schema> of(Node node) {
        List<Field> fields = new ArrayList<>();
        for (Node.Column column : node.description().columns()) {
            Optional<Type> type = type(column);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            fields.add(Field.of(column.name(), type.get()));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Schema(fields));
    }

    /** The type of a column; empty when it says none, or one that does not exist. */
    static Optional<Type> type(Node.Column column) {
        try {
            return column.dataType().map(TypeText::parse);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}

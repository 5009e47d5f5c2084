package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Bound;
import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.None;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.util.HashMap;
import java.util.Map;

/** {@code api}: makes relations and columns. */
final class Api {

    static final HostObject OBJECT = HostObject.of(
            "<api>",
            Map.of(
                    "Relation", HostObject.of("<Relation>", Map.of("create", creation())),
                    "Column", HostObject.of("<Column>", Map.of("create", columns(), "translate_type", types()))));

    private Api() {}

    private static Callable creation() {
        return call -> {
            Bound bound = call.bind("database?", "schema?", "identifier?", "type?");
            RelationName name = new RelationName(text(bound, 0), text(bound, 1), text(bound, 2));
            return Relation.of(name, text(bound, 3));
        };
    }

    private static String text(Bound bound, int index) {
        return bound.find(index)
                .filter(value -> value != None.NONE)
                .map(Value::printed)
                .orElse("");
    }

    private static Callable columns() {
        return call -> {
            Bound bound = call.bind("name", "dtype");
            return column(bound.text(0), bound.text(1));
        };
    }

    private static Callable types() {
        return call -> call.bind("dtype").value(0);
    }

    /** A column as macros see it. */
    static Value column(String name, String type) {
        Map<String, Value> members = new HashMap<>();
        Callable isString = call -> Value.of(type.equalsIgnoreCase("string"));
        Callable isNumber = call -> Value.of(type.matches("(?i)int64|integer|numeric|bignumeric|float64|float"));
        members.put("name", new Text(name));
        members.put("column", new Text(name));
        members.put("quoted", new Text("`" + name + "`"));
        members.put("dtype", new Text(type));
        members.put("data_type", new Text(type));
        members.put("is_string", isString);
        members.put("is_number", isNumber);
        return HostObject.of("<BigQueryColumn " + name + " (" + type + ")>", members);
    }
}

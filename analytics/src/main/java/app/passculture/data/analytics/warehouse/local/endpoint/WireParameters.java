package app.passculture.data.analytics.warehouse.local.endpoint;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Type;
import com.google.api.client.util.Data;
import com.google.api.services.bigquery.model.QueryParameter;
import com.google.api.services.bigquery.model.QueryParameterType;
import com.google.api.services.bigquery.model.QueryParameterValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parameters of a query, which are named; positional ones are refused. */
final class WireParameters {

    private WireParameters() {}

    static Map<String, Statement.Parameter> of(@Nullable List<QueryParameter> wire) {
        Map<String, Statement.Parameter> parameters = new TreeMap<>();
        for (QueryParameter parameter : wire == null ? List.<QueryParameter>of() : wire) {
            if (parameter.getName() == null || parameter.getName().isEmpty()) {
                throw BigQueryRoutes.unsupported("positional parameters: name them, @name in the text");
            }
            Type type = type(parameter.getParameterType());
            parameters.put(
                    parameter.getName(), new Statement.Parameter(type, value(type, parameter.getParameterValue())));
        }
        return parameters;
    }

    private static Type type(QueryParameterType wire) {
        return switch (wire.getType()) {
            case "ARRAY" -> new Type.Array(type(wire.getArrayType()));
            case "STRUCT" ->
                new Type.Struct(new Schema(wire.getStructTypes().stream()
                        .map(field -> Field.of(field.getName() == null ? "" : field.getName(), type(field.getType())))
                        .toList()));
            default -> WireSchemas.type(wire.getType(), 0, 0, Schema.of());
        };
    }

    private static @Nullable Object value(Type type, @Nullable QueryParameterValue wire) {
        if (wire == null || Data.isNull(wire)) {
            return null;
        }
        return switch (type) {
            case Type.Array(Type element) -> array(element, wire);
            case Type.Struct(Schema schema) -> struct(schema, wire);
            case Type.Scalar _, Type.Numeric _, Type.BigNumeric _ -> WireValues.value(type, wire.getValue());
        };
    }

    private static List<@Nullable Object> array(Type element, QueryParameterValue wire) {
        List<@Nullable Object> values = new ArrayList<>();
        if (wire.getArrayValues() != null) {
            wire.getArrayValues().forEach(value -> values.add(value(element, value)));
        }
        return values;
    }

    private static @Nullable Row struct(Schema schema, QueryParameterValue wire) {
        if (wire.getStructValues() == null) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        schema.fields()
                .forEach(field ->
                        values.add(value(field.type(), wire.getStructValues().get(field.name()))));
        return new Row(schema, values);
    }
}

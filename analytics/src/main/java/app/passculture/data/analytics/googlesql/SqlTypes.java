package app.passculture.data.analytics.googlesql;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import com.google.zetasql.StructType.StructField;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.Map;
import java.util.Optional;

/** Types of the warehouse as the analyzer has them, and back. */
public final class SqlTypes {

    private static final Map<Type.Scalar, TypeKind> KINDS = Map.ofEntries(
            Map.entry(Type.Scalar.BOOL, TypeKind.TYPE_BOOL),
            Map.entry(Type.Scalar.INT64, TypeKind.TYPE_INT64),
            Map.entry(Type.Scalar.FLOAT64, TypeKind.TYPE_DOUBLE),
            Map.entry(Type.Scalar.STRING, TypeKind.TYPE_STRING),
            Map.entry(Type.Scalar.BYTES, TypeKind.TYPE_BYTES),
            Map.entry(Type.Scalar.DATE, TypeKind.TYPE_DATE),
            Map.entry(Type.Scalar.TIME, TypeKind.TYPE_TIME),
            Map.entry(Type.Scalar.DATETIME, TypeKind.TYPE_DATETIME),
            Map.entry(Type.Scalar.TIMESTAMP, TypeKind.TYPE_TIMESTAMP),
            Map.entry(Type.Scalar.JSON, TypeKind.TYPE_JSON),
            Map.entry(Type.Scalar.GEOGRAPHY, TypeKind.TYPE_GEOGRAPHY),
            Map.entry(Type.Scalar.INTERVAL, TypeKind.TYPE_INTERVAL));

    private SqlTypes() {}

    static com.google.zetasql.Type analyzed(Type type) {
        return switch (type) {
            case Type.Scalar scalar -> TypeFactory.createSimpleType(kind(scalar));
            case Type.Numeric _ -> TypeFactory.createSimpleType(TypeKind.TYPE_NUMERIC);
            case Type.BigNumeric _ -> TypeFactory.createSimpleType(TypeKind.TYPE_BIGNUMERIC);
            case Type.Array(Type element) -> TypeFactory.createArrayType(analyzed(element));
            case Type.Struct(Schema schema) ->
                TypeFactory.createStructType(schema.fields().stream()
                        .map(field -> new StructField(field.name(), analyzed(field.type())))
                        .toList());
        };
    }

    private static TypeKind kind(Type.Scalar scalar) {
        return java.util.Objects.requireNonNull(KINDS.get(scalar));
    }

    /** The type of a resolved expression or column; empty when the warehouse has no such type ({@code RANGE} …). */
    public static Optional<Type> find(com.google.zetasql.Type type) {
        if (type.isArray()) {
            return find(type.asArray().getElementType()).map(Type.Array::new);
        }
        if (type.isStruct()) {
            return struct(type.asStruct());
        }
        return switch (type.getKind()) {
            case TYPE_NUMERIC -> Optional.of(Type.Numeric.UNLIMITED);
            case TYPE_BIGNUMERIC -> Optional.of(Type.BigNumeric.UNLIMITED);
            default ->
                KINDS.entrySet().stream()
                        .filter(entry -> entry.getValue() == type.getKind())
                        .findFirst()
                        .map(Map.Entry::getKey);
        };
    }

    private static Optional<Type> struct(com.google.zetasql.StructType type) {
        var fields = new java.util.ArrayList<Field>();
        for (StructField field : type.getFieldList()) {
            Optional<Type> inner = find(field.getType());
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            fields.add(Field.of(field.getName(), inner.get()));
        }
        return Optional.of(new Type.Struct(new Schema(fields)));
    }
}

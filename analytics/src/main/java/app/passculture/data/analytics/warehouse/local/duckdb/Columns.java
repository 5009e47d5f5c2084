package app.passculture.data.analytics.warehouse.local.duckdb;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import app.passculture.data.analytics.warehouse.local.translation.DuckTypes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnAnnotations;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns as CREATE TABLE defines them. */
final class Columns {
    private Columns() {}

    static Schema of(List<ResolvedColumnDefinition> definitions) {
        return new Schema(definitions.stream().map(Columns::field).toList());
    }

    private static Field field(ResolvedColumnDefinition definition) {
        Type type = DuckTypes.of(definition.getType());
        ResolvedColumnAnnotations annotations = definition.getAnnotations();
        Field field = Field.of(definition.getName(), limited(type, annotations));
        if (annotations == null) {
            return field;
        }
        Field described = field.describedAs(
                Options.text(annotations.getOptionList(), "description").orElse(""));
        return annotations.getNotNull() ? described.mandatory() : described;
    }

    private static Type limited(Type type, @Nullable ResolvedColumnAnnotations annotations) {
        if (annotations == null
                || annotations.getTypeParameters() == null
                || !annotations.getTypeParameters().isNumericTypeParameters()) {
            return type;
        }
        var limits = annotations.getTypeParameters().getNumericTypeParameters();
        int precision = Math.toIntExact(limits.getPrecision());
        int scale = Math.toIntExact(limits.getScale());
        return type instanceof Type.Numeric
                ? new Type.Numeric(precision, scale)
                : new Type.BigNumeric(precision, scale);
    }
}

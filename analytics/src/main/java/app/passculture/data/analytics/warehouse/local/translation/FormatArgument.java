package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.Type;

/** An argument of FORMAT: a letter for its type, then its text. */
final class FormatArgument {
    private FormatArgument() {}

    static String sql(Call call, int index) {
        Type type = call.type(index);
        if (type.isArray() || type.isStruct() || type.isBytes()) {
            throw call.unsupported("of " + type.typeName());
        }
        String letter = switch (type.getKind()) {
            case TYPE_INT64 -> "i";
            case TYPE_DOUBLE -> "f";
            case TYPE_NUMERIC, TYPE_BIGNUMERIC -> "n";
            case TYPE_STRING -> "s";
            case TYPE_BOOL -> "b";
            default -> "o";
        };
        return "'" + letter + "' || " + Texts.of(DuckTypes.of(type), call.argument(index), "'UTC'");
    }
}

package app.passculture.data.analytics.googlesql;

import com.google.zetasql.Function;
import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionArgumentType.FunctionArgumentTypeOptions;
import com.google.zetasql.FunctionProtos.FunctionOptionsProto;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.ArgumentCardinality;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.Mode;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.NamedArgumentKind;
import com.google.zetasql.ZetaSQLFunctions.SignatureArgumentKind;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.List;

/** Functions of BigQuery that GoogleSQL's library does not bring. */
final class ExtraFunctions {

    private ExtraFunctions() {}

    static List<Function> all() {
        return List.of(
                scalar("CONTAINS_SUBSTR", required(SignatureArgumentKind.ARG_TYPE_ANY_1), text(), named("json_scope")),
                scalar(
                        "SEARCH",
                        required(SignatureArgumentKind.ARG_TYPE_ANY_1),
                        text(),
                        named("json_scope"),
                        named("analyzer"),
                        named("analyzer_options")),
                by("MIN_BY"),
                by("MAX_BY"));
    }

    private static Function by(String name) {
        return new Function(
                name,
                "BigQuery",
                Mode.AGGREGATE,
                List.of(new FunctionSignature(
                        required(SignatureArgumentKind.ARG_TYPE_ANY_1),
                        List.of(
                                required(SignatureArgumentKind.ARG_TYPE_ANY_1),
                                required(SignatureArgumentKind.ARG_TYPE_ANY_2)),
                        -1)),
                FunctionOptionsProto.newBuilder().setSupportsOverClause(true).build());
    }

    private static Function scalar(String name, FunctionArgumentType... arguments) {
        FunctionArgumentType result = new FunctionArgumentType(TypeFactory.createSimpleType(TypeKind.TYPE_BOOL));
        return new Function(
                name, "BigQuery", Mode.SCALAR, List.of(new FunctionSignature(result, List.of(arguments), -1)));
    }

    private static FunctionArgumentType required(SignatureArgumentKind kind) {
        return new FunctionArgumentType(kind);
    }

    private static FunctionArgumentType text() {
        return new FunctionArgumentType(TypeFactory.createSimpleType(TypeKind.TYPE_STRING));
    }

    private static FunctionArgumentType named(String name) {
        return new FunctionArgumentType(
                TypeFactory.createSimpleType(TypeKind.TYPE_STRING),
                FunctionArgumentTypeOptions.builder()
                        .setCardinality(ArgumentCardinality.OPTIONAL)
                        .setArgumentName(name, NamedArgumentKind.NAMED_ONLY)
                        .build(),
                1);
    }
}

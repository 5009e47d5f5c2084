package app.passculture.data.analytics.googlesql;

import com.google.common.collect.ImmutableList;
import com.google.zetasql.Function;
import com.google.zetasql.FunctionArgumentType;
import com.google.zetasql.FunctionSignature;
import com.google.zetasql.ParseResumeLocation;
import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.Mode;
import com.google.zetasql.ZetaSQLFunctions.SignatureArgumentKind;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateFunctionStmt;
import java.util.List;

/**
 * A function that a statement made. Where one in SQL is called, the resolved tree holds its body; one in another language stays a call of a
 * function of group {@value #GROUP}.
 */
public final class Routine {

    /** The group of functions in other languages. */
    public static final String GROUP = "Routine";

    private final List<String> path;
    private final ResolvedCreateFunctionStmt definition;

    Routine(List<String> path, ResolvedCreateFunctionStmt definition) {
        this.path = List.copyOf(path);
        this.definition = definition;
    }

    /** As its statement names it: one name for a temporary function, else with dataset and maybe project. */
    public List<String> path() {
        return path;
    }

    /** {@code SQL}, {@code JS} …. */
    public String language() {
        return definition.getLanguage();
    }

    /** The body as text. */
    public String code() {
        return definition.getCode();
    }

    public List<String> arguments() {
        return definition.getArgumentNameList();
    }

    boolean named(List<String> other) {
        return String.join(".", path).equalsIgnoreCase(String.join(".", other));
    }

    Function function(List<String> name) {
        ImmutableList<String> parts = ImmutableList.copyOf(name);
        if (!language().equalsIgnoreCase("SQL")) {
            return new Function(parts, GROUP, mode(), List.of(definition.getSignature()));
        }
        FunctionSignature signature = definition.getHasExplicitReturnType()
                ? definition.getSignature()
                : new FunctionSignature(
                        new FunctionArgumentType(SignatureArgumentKind.ARG_TYPE_ARBITRARY),
                        definition.getSignature().getFunctionArgumentList(),
                        -1);
        return new Function.TemplatedSQLFunction(
                parts,
                signature,
                definition.getArgumentNameList(),
                new ParseResumeLocation(code()),
                mode(),
                com.google.zetasql.FunctionProtos.FunctionOptionsProto.getDefaultInstance());
    }

    private Mode mode() {
        return definition.getIsAggregate() ? Mode.AGGREGATE : Mode.SCALAR;
    }

    @Override
    public String toString() {
        return String.join(".", path);
    }
}

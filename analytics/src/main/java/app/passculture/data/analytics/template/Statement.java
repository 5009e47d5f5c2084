package app.passculture.data.analytics.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a template; {@code at} is its offset. */
sealed interface Statement {

    int at();

    record Data(int at, String text) implements Statement {}

    record Print(int at, Expression value) implements Statement {}

    record If(int at, List<Branch> branches, List<Statement> otherwise) implements Statement {}

    record Branch(Expression condition, List<Statement> body) {}

    record For(
            int at,
            Target target,
            Expression over,
            @Nullable Expression condition,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {}

    record Assign(int at, Target target, Expression value) implements Statement {}

    /** A set block: the rendered body, filtered, becomes the value. */
    record Capture(int at, Target target, Expression value, List<Statement> body) implements Statement {}

    record Define(int at, MacroDefinition macro) implements Statement {}

    record CallBlock(int at, Expression.Call call, MacroDefinition caller) implements Statement {}

    record FilterBlock(int at, Expression value, List<Statement> body) implements Statement {}

    record Do(int at, Expression value) implements Statement {}

    record With(int at, List<Assign> assignments, List<Statement> body) implements Statement {}

    /** break, or continue. */
    record Leave(int at, boolean ends) implements Statement {}

    /** A named block of dbt's that is not rendered with the file: a snapshot, a materialization. */
    record Named(int at, String kind, String name, List<Statement> body) implements Statement {}

    /** What an assignment writes to. */
    sealed interface Target {

        record Variable(int at, String name) implements Target {}

        record Unpacked(int at, List<Target> parts) implements Target {}

        /** An attribute of a namespace. */
        record Member(int at, String object, String name) implements Target {}
    }

    /** A macro as written: what its body uses decides which calls it takes. */
    record MacroDefinition(
            int at, String name, List<Parameter> parameters, List<Statement> body, boolean varargs, boolean kwargs) {}

    record Parameter(int at, String name, @Nullable Expression fallback) {}
}

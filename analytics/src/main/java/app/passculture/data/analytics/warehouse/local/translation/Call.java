package app.passculture.data.analytics.warehouse.local.translation;

import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of a scalar function. */
record Call(Expressions expressions, ResolvedFunctionCall node) {
    String name() {
        return node.getFunction().getName();
    }

    int size() {
        return node.getArgumentList().size();
    }

    ResolvedExpr expression(int index) {
        return node.getArgumentList().get(index);
    }

    String argument(int index) {
        return expressions.sql(expression(index));
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            arguments.add(argument(i));
        }
        return arguments;
    }

    /** The argument, or what stands for it when it is not given. */
    String argument(int index, String otherwise) {
        return index < size() ? argument(index) : otherwise;
    }

    Type type(int index) {
        return expression(index).getType();
    }

    Type type() {
        return node.getType();
    }

    Optional<Value> literal(int index) {
        return expression(index) instanceof ResolvedLiteral literal
                        && !literal.getValue().isNull()
                ? Optional.of(literal.getValue())
                : Optional.empty();
    }

    /** The name of a part of a date: an argument that is a word, not a value. */
    String word(int index) {
        return literal(index)
                .orElseThrow(() -> unsupported("with a computed part"))
                .getEnumName();
    }

    String function(String function) {
        return function + "(" + String.join(", ", arguments()) + ")";
    }

    Unsupported unsupported(String detail) {
        return new Unsupported(Words.of(name()) + " " + detail, Words.of(name()));
    }
}

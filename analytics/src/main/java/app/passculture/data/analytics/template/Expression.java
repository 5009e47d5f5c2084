package app.passculture.data.analytics.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of a template; {@code at} is its offset. */
sealed interface Expression {

    int at();

    record Literal(int at, Value value) implements Expression {}

    record Name(int at, String name) implements Expression {}

    record Items(int at, Sequence.Kind kind, List<Expression> items) implements Expression {}

    record Pairs(int at, List<Pair> pairs) implements Expression {}

    record Pair(Expression key, Expression value) {}

    record Unary(int at, Operator operator, Expression operand) implements Expression {}

    record Binary(int at, Operator operator, Expression left, Expression right) implements Expression {}

    record Comparison(int at, Expression first, List<Step> steps) implements Expression {}

    /** One operator of a chained comparison. */
    record Step(Operator operator, Expression right) {}

    record Attribute(int at, Expression target, String name) implements Expression {}

    record Item(int at, Expression target, Expression index) implements Expression {}

    record Slice(
            int at,
            Expression target,
            @Nullable Expression from,
            @Nullable Expression to,
            @Nullable Expression step) implements Expression {}

    record Call(int at, Expression callee, Arguments arguments) implements Expression {}

    record Filter(int at, Expression input, String name, Arguments arguments) implements Expression {}

    record Test(int at, Expression subject, String name, Arguments arguments, boolean negated) implements Expression {}

    record Conditional(
            int at,
            Expression condition,
            Expression then,
            @Nullable Expression otherwise) implements Expression {}

    /** The text that a filter block captured. */
    record Captured(int at) implements Expression {}

    /** The arguments of a call as written. */
    record Arguments(List<Argument> list) {

        static final Arguments NONE = new Arguments(List.of());
    }

    /** One argument: positional without a name, spread with {@code *} or {@code **}. */
    record Argument(Form form, String name, Expression value) {}

    /** How an argument is written. */
    enum Form {
        POSITIONAL,
        NAMED,
        SPREAD_LIST,
        SPREAD_DICT
    }

    /** The operators. */
    enum Operator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        FLOOR_DIVIDE("//"),
        MODULO("%"),
        POWER("**"),
        CONCATENATE("~"),
        AND("and"),
        OR("or"),
        NOT("not"),
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        IN("in"),
        NOT_IN("not in");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }
}

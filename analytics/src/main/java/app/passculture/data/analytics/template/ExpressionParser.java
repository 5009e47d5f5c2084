package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Expression.Argument;
import app.passculture.data.analytics.template.Expression.Arguments;
import app.passculture.data.analytics.template.Expression.Form;
import app.passculture.data.analytics.template.Expression.Operator;
import app.passculture.data.analytics.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Parses expressions with Jinja's grammar and precedence. */
final class ExpressionParser {

    private static final Map<String, Operator> COMPARISONS = Map.of(
            "==", Operator.EQUAL,
            "!=", Operator.NOT_EQUAL,
            "<", Operator.LESS,
            "<=", Operator.LESS_OR_EQUAL,
            ">", Operator.GREATER,
            ">=", Operator.GREATER_OR_EQUAL);
    private static final Map<String, Operator> SUMS = Map.of("+", Operator.ADD, "-", Operator.SUBTRACT);
    private static final Map<String, Operator> PRODUCTS = Map.of(
            "*", Operator.MULTIPLY,
            "/", Operator.DIVIDE,
            "//", Operator.FLOOR_DIVIDE,
            "%", Operator.MODULO);
    private static final Map<String, Operator> POWERS = Map.of("**", Operator.POWER);
    private static final Map<String, Operator> CONCATENATIONS = Map.of("~", Operator.CONCATENATE);

    private final TokenStream tokens;
    private final PrimaryParser primaries;
    private final ArgumentParser arguments;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.primaries = new PrimaryParser(tokens, this);
        this.arguments = new ArgumentParser(tokens, this);
    }

    /** One expression. */
    Expression expression() {
        tokens.enter();
        Expression then = or();
        while (tokens.takeName("if")) {
            Expression condition = or();
            Expression otherwise = tokens.takeName("else") ? expression() : null;
            then = new Expression.Conditional(then.at(), condition, then, otherwise);
        }
        tokens.leave();
        return then;
    }

    /** An expression without inline if, as the source of a loop. */
    Expression unconditional() {
        return or();
    }

    /** One expression, or a tuple when commas follow. */
    Expression tuple(Supplier<Expression> part) {
        Expression first = part.get();
        if (!tokens.peek().isOperator(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.takeOperator(",") && !endsTuple()) {
            items.add(part.get());
        }
        return new Expression.Items(first.at(), Sequence.Kind.TUPLE, items);
    }

    Expression tuple() {
        return tuple(this::expression);
    }

    private boolean endsTuple() {
        Token next = tokens.peek();
        return next.is(Kind.TAG_END) || next.is(Kind.PRINT_END) || next.isOperator(")") || next.isOperator("]");
    }

    private Expression or() {
        Expression left = and();
        while (tokens.peek().isName("or")) {
            int at = tokens.take().at();
            left = new Expression.Binary(at, Operator.OR, left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.peek().isName("and")) {
            int at = tokens.take().at();
            left = new Expression.Binary(at, Operator.AND, left, not());
        }
        return left;
    }

    private Expression not() {
        if (!tokens.peek().isName("not")) {
            return comparison();
        }
        int at = tokens.take().at();
        tokens.enter();
        Expression operand = not();
        tokens.leave();
        return new Expression.Unary(at, Operator.NOT, operand);
    }

    private Expression comparison() {
        Expression first = sum();
        List<Expression.Step> steps = new ArrayList<>();
        int at = tokens.peek().at();
        for (Optional<Operator> next = takeComparison(); next.isPresent(); next = takeComparison()) {
            steps.add(new Expression.Step(next.get(), sum()));
        }
        return steps.isEmpty() ? first : new Expression.Comparison(at, first, steps);
    }

    private Optional<Operator> takeComparison() {
        Token token = tokens.peek();
        Operator comparison = token.is(Kind.OPERATOR) ? COMPARISONS.get(token.text()) : null;
        if (comparison != null) {
            tokens.take();
            return Optional.of(comparison);
        }
        if (tokens.takeName("in")) {
            return Optional.of(Operator.IN);
        }
        if (token.isName("not") && tokens.peekSecond().isName("in")) {
            tokens.take();
            tokens.take();
            return Optional.of(Operator.NOT_IN);
        }
        return Optional.empty();
    }

    private Expression sum() {
        return binary(SUMS, this::concatenation);
    }

    private Expression concatenation() {
        return binary(CONCATENATIONS, this::product);
    }

    private Expression product() {
        return binary(PRODUCTS, this::power);
    }

    private Expression power() {
        return binary(POWERS, this::unary);
    }

    private Expression binary(Map<String, Operator> operators, Supplier<Expression> operand) {
        Expression left = operand.get();
        Operator operator = next(operators);
        while (operator != null) {
            int at = tokens.take().at();
            left = new Expression.Binary(at, operator, left, operand.get());
            operator = next(operators);
        }
        return left;
    }

    private @Nullable Operator next(Map<String, Operator> operators) {
        Token token = tokens.peek();
        return token.is(Kind.OPERATOR) ? operators.get(token.text()) : null;
    }

    /** A signed or plain operand with everything that follows it. */
    Expression unary() {
        return filtered(primaries.postfix(signed()));
    }

    private Expression signed() {
        Token token = tokens.peek();
        if (!token.isOperator("-") && !token.isOperator("+")) {
            return primaries.primary();
        }
        tokens.take();
        tokens.enter();
        Expression operand = primaries.postfix(signed());
        tokens.leave();
        return new Expression.Unary(token.at(), token.text().equals("-") ? Operator.SUBTRACT : Operator.ADD, operand);
    }

    private Expression filtered(Expression operand) {
        Expression result = operand;
        while (true) {
            if (tokens.peek().isOperator("|")) {
                result = filter(result);
            } else if (tokens.peek().isName("is")) {
                result = test(result);
            } else if (tokens.peek().isOperator("(")) {
                result = new Expression.Call(result.at(), result, arguments());
            } else {
                return result;
            }
        }
    }

    private Expression filter(Expression input) {
        tokens.take();
        return filterOf(input);
    }

    /** The filter chain whose first name is next, applied to the input. */
    Expression filterChain(Expression input) {
        Expression filtered = filterOf(input);
        while (tokens.peek().isOperator("|")) {
            filtered = filter(filtered);
        }
        return filtered;
    }

    private Expression filterOf(Expression input) {
        int at = tokens.peek().at();
        String name = dottedName("the name of a filter");
        Arguments arguments = tokens.peek().isOperator("(") ? arguments() : Arguments.NONE;
        return new Expression.Filter(at, input, name, arguments);
    }

    private String dottedName(String described) {
        StringBuilder name =
                new StringBuilder(tokens.expect(Kind.NAME, described).text());
        while (tokens.takeOperator(".")) {
            name.append('.').append(tokens.expect(Kind.NAME, "a name").text());
        }
        return name.toString();
    }

    private Expression test(Expression subject) {
        tokens.take();
        boolean negated = tokens.takeName("not");
        int at = tokens.peek().at();
        String name = dottedName("the name of a test");
        return new Expression.Test(at, subject, name, testArguments(), negated);
    }

    private Arguments testArguments() {
        Token next = tokens.peek();
        if (next.isOperator("(")) {
            return arguments();
        }
        boolean follows = next.is(Kind.NAME)
                || next.is(Kind.STRING)
                || next.is(Kind.INTEGER)
                || next.is(Kind.FLOAT)
                || next.isOperator("[")
                || next.isOperator("{");
        boolean keyword = next.isName("else")
                || next.isName("or")
                || next.isName("and")
                || next.isName("if")
                || next.isName("not")
                || next.isName("in")
                || next.isName("is");
        if (!follows || keyword) {
            return Arguments.NONE;
        }
        Expression argument = primaries.postfix(primaries.primary());
        return new Arguments(List.of(new Argument(Form.POSITIONAL, "", argument)));
    }

    /** Arguments in parentheses. */
    Arguments arguments() {
        return arguments.arguments();
    }

    /** An expression when there is one before the given closers. */
    @Nullable
    Expression optional(String... closers) {
        for (String closer : closers) {
            if (tokens.peek().isOperator(closer)) {
                return null;
            }
        }
        return expression();
    }
}

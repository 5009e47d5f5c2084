package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses literals, names, brackets, and what is attached behind them. */
final class PrimaryParser {

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    PrimaryParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NAME -> name(token);
            case STRING -> string(token);
            case INTEGER -> new Expression.Literal(token.at(), new Int(integer(token)));
            case FLOAT ->
                new Expression.Literal(
                        token.at(), new Real(Double.parseDouble(token.text().replace("_", ""))));
            case OPERATOR -> bracket(token);
            default -> throw tokens.problem("expected an expression, found " + token.shown(), token.at());
        };
    }

    private Expression name(Token token) {
        Value literal = switch (token.text()) {
            case "true", "True" -> Bool.TRUE;
            case "false", "False" -> Bool.FALSE;
            case "none", "None" -> None.NONE;
            default -> null;
        };
        if (literal != null) {
            return new Expression.Literal(token.at(), literal);
        }
        tokens.use(token.text());
        return new Expression.Name(token.at(), token.text());
    }

    private Expression string(Token first) {
        StringBuilder joined = new StringBuilder(resolved(first));
        while (tokens.peek().is(Kind.STRING)) {
            joined.append(resolved(tokens.take()));
        }
        return new Expression.Literal(first.at(), new Text(joined.toString()));
    }

    private String resolved(Token token) {
        try {
            return Quotation.resolve(token.text().substring(1, token.text().length() - 1));
        } catch (Fault fault) {
            throw tokens.problem(String.valueOf(fault.getMessage()), token.at());
        }
    }

    private long integer(Token token) {
        String digits = token.text().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            return switch (digits.length() > 1 ? digits.charAt(1) : ' ') {
                case 'b' -> Long.parseLong(digits.substring(2), 2);
                case 'o' -> Long.parseLong(digits.substring(2), 8);
                case 'x' -> Long.parseLong(digits.substring(2), 16);
                default -> Long.parseLong(digits);
            };
        } catch (NumberFormatException tooBig) {
            throw tokens.problem("the number " + token.text() + " is beyond 64 bits", token.at());
        }
    }

    private Expression bracket(Token token) {
        return switch (token.text()) {
            case "(" -> parenthesised(token.at());
            case "[" -> list(token.at());
            case "{" -> dict(token.at());
            default -> throw tokens.problem("expected an expression, found " + token.shown(), token.at());
        };
    }

    private Expression parenthesised(int at) {
        if (tokens.takeOperator(")")) {
            return new Expression.Items(at, Sequence.Kind.TUPLE, List.of());
        }
        Expression inner = expressions.tuple();
        tokens.expectOperator(")");
        return inner;
    }

    private Expression list(int at) {
        List<Expression> items = new ArrayList<>();
        while (!tokens.takeOperator("]")) {
            if (!items.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.takeOperator("]")) {
                    break;
                }
            }
            items.add(expressions.expression());
        }
        return new Expression.Items(at, Sequence.Kind.LIST, items);
    }

    private Expression dict(int at) {
        List<Expression.Pair> pairs = new ArrayList<>();
        while (!tokens.takeOperator("}")) {
            if (!pairs.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.takeOperator("}")) {
                    break;
                }
            }
            Expression key = expressions.expression();
            tokens.expectOperator(":");
            pairs.add(new Expression.Pair(key, expressions.expression()));
        }
        return new Expression.Pairs(at, pairs);
    }

    /** The attributes, items, slices and calls behind an expression. */
    Expression postfix(Expression first) {
        Expression result = first;
        while (true) {
            if (tokens.peek().isOperator(".")) {
                result = attribute(result);
            } else if (tokens.peek().isOperator("[")) {
                result = subscript(result);
            } else if (tokens.peek().isOperator("(")) {
                result = new Expression.Call(result.at(), result, expressions.arguments());
            } else {
                return result;
            }
        }
    }

    private Expression attribute(Expression target) {
        tokens.take();
        Token token = tokens.take();
        return switch (token.kind()) {
            case NAME -> new Expression.Attribute(token.at(), target, token.text());
            case INTEGER ->
                new Expression.Item(token.at(), target, new Expression.Literal(token.at(), new Int(integer(token))));
            default -> throw tokens.problem("expected a name or number after '.', found " + token.shown(), token.at());
        };
    }

    private Expression subscript(Expression target) {
        int at = tokens.take().at();
        Expression from = expressions.optional(":");
        if (from != null && tokens.peek().isOperator(",")) {
            from = tupleFrom(from);
        }
        Expression subscript = tokens.peek().isOperator(":")
                ? slice(at, target, from)
                : new Expression.Item(at, target, present(from));
        tokens.expectOperator("]");
        return subscript;
    }

    private Expression tupleFrom(Expression first) {
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.takeOperator(",")) {
            items.add(expressions.expression());
        }
        return new Expression.Items(first.at(), Sequence.Kind.TUPLE, items);
    }

    private Expression present(@Nullable Expression index) {
        if (index == null) {
            throw tokens.problem("expected an index", tokens.peek().at());
        }
        return index;
    }

    private Expression slice(int at, Expression target, @Nullable Expression from) {
        tokens.expectOperator(":");
        Expression to = expressions.optional(":", "]");
        Expression step = tokens.takeOperator(":") ? expressions.optional("]") : null;
        return new Expression.Slice(at, target, from, to, step);
    }
}

package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Expression.Argument;
import app.passculture.data.analytics.template.Expression.Arguments;
import app.passculture.data.analytics.template.Expression.Form;
import app.passculture.data.analytics.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses the arguments of a call: positional, named, spread. */
final class ArgumentParser {

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    ArgumentParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /** Arguments in parentheses. */
    Arguments arguments() {
        tokens.expectOperator("(");
        List<Argument> list = new ArrayList<>();
        while (!tokens.takeOperator(")")) {
            if (!list.isEmpty()) {
                tokens.expectOperator(",");
                if (tokens.takeOperator(")")) {
                    break;
                }
            }
            list.add(argument(list));
        }
        return list.isEmpty() ? Arguments.NONE : new Arguments(List.copyOf(list));
    }

    private Argument argument(List<Argument> before) {
        Token first = tokens.peek();
        if (tokens.takeOperator("*")) {
            return new Argument(Form.SPREAD_LIST, "", expressions.expression());
        }
        if (tokens.takeOperator("**")) {
            return new Argument(Form.SPREAD_DICT, "", expressions.expression());
        }
        if (first.is(Kind.NAME) && tokens.peekSecond().isOperator("=")) {
            tokens.take();
            tokens.take();
            return new Argument(Form.NAMED, first.text(), expressions.expression());
        }
        if (before.stream()
                .anyMatch(argument -> argument.form() == Form.NAMED || argument.form() == Form.SPREAD_DICT)) {
            throw tokens.problem("a positional argument cannot follow a named one", first.at());
        }
        return new Argument(Form.POSITIONAL, "", expressions.expression());
    }
}

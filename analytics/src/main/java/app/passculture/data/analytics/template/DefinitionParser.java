package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Statement.MacroDefinition;
import app.passculture.data.analytics.template.Statement.Parameter;
import app.passculture.data.analytics.template.Statement.Target;
import app.passculture.data.analytics.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses what gives a name to something: assignments, macros, call blocks, dbt's named blocks. */
final class DefinitionParser {

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final Parser parser;

    DefinitionParser(TokenStream tokens, ExpressionParser expressions, Parser parser) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.parser = parser;
    }

    /** One name, or several separated by commas. */
    Target target() {
        int at = tokens.peek().at();
        Target first = singleTarget();
        if (!tokens.peek().isOperator(",")) {
            return first;
        }
        List<Target> parts = new ArrayList<>(List.of(first));
        while (tokens.takeOperator(",")
                && !tokens.peek().isName("in")
                && !tokens.peek().isOperator("=")) {
            parts.add(singleTarget());
        }
        return new Target.Unpacked(at, parts);
    }

    private Target singleTarget() {
        if (tokens.takeOperator("(")) {
            Target inner = target();
            tokens.expectOperator(")");
            return inner;
        }
        Token name = tokens.expect(Kind.NAME, "a name to assign to");
        if (tokens.takeOperator(".")) {
            return new Target.Member(
                    name.at(),
                    name.text(),
                    tokens.expect(Kind.NAME, "an attribute").text());
        }
        return new Target.Variable(name.at(), name.text());
    }

    Statement set(Token name) {
        Target target = target();
        if (tokens.takeOperator("=")) {
            Expression value = expressions.tuple();
            tokens.expectTagEnd();
            return new Statement.Assign(name.at(), target, value);
        }
        Expression value = new Expression.Captured(name.at());
        if (tokens.takeOperator("|")) {
            value = expressions.filterChain(value);
        }
        tokens.expectTagEnd();
        List<Statement> body = parser.body(Set.of("endset"));
        parser.end("endset");
        return new Statement.Capture(name.at(), target, value, body);
    }

    MacroDefinition macro(Token tag, String prefix) {
        Token name = tokens.expect(Kind.NAME, "the name of the macro");
        tokens.beginMacro();
        List<Parameter> parameters = parameters();
        tokens.expectTagEnd();
        return parser.macroOf(name, prefix + name.text(), parameters, "end" + tag.text());
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        tokens.expectOperator("(");
        while (!tokens.takeOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens.expectOperator(",");
            }
            parameters.add(parameter(parameters));
        }
        return List.copyOf(parameters);
    }

    private Parameter parameter(List<Parameter> before) {
        Token name = tokens.expect(Kind.NAME, "the name of a parameter");
        if (before.stream().anyMatch(parameter -> parameter.name().equals(name.text()))) {
            throw tokens.problem("parameter '" + name.text() + "' appears twice", name.at());
        }
        Expression fallback = tokens.takeOperator("=") ? expressions.expression() : null;
        if (fallback == null && !before.isEmpty() && before.getLast().fallback() != null) {
            throw tokens.problem("a parameter without default cannot follow one with a default", name.at());
        }
        return new Parameter(name.at(), name.text(), fallback);
    }

    Statement callBlock(Token tag) {
        tokens.beginMacro();
        List<Parameter> parameters = tokens.peek().isOperator("(") ? parameters() : List.of();
        int at = tokens.peek().at();
        if (!(expressions.expression() instanceof Expression.Call call)) {
            throw tokens.problem("expected a call of a macro", at);
        }
        tokens.expectTagEnd();
        MacroDefinition caller = parser.macroOf(tag, "caller", parameters, "endcall");
        return new Statement.CallBlock(tag.at(), call, caller);
    }

    Statement filterBlock(Token tag) {
        Expression value = expressions.filterChain(new Expression.Captured(tag.at()));
        tokens.expectTagEnd();
        List<Statement> body = parser.body(Set.of("endfilter"));
        parser.end("endfilter");
        return new Statement.FilterBlock(tag.at(), value, body);
    }

    /** A block that dbt reads by name; what stands behind the name in its tag is not ours to judge. */
    Statement named(Token tag) {
        Token name = tokens.expect(Kind.NAME, "a name");
        while (!tokens.peek().is(Kind.TAG_END) && !tokens.peek().is(Kind.END)) {
            tokens.take();
        }
        tokens.expectTagEnd();
        List<Statement> body = parser.body(Set.of("end" + tag.text()));
        parser.end("end" + tag.text());
        return new Statement.Named(name.at(), tag.text(), name.text(), body);
    }
}

package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Statement.MacroDefinition;
import app.passculture.data.analytics.template.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Parses a template into statements. */
final class Parser {

    /** Tags that Jinja has and this interpreter refuses, because a template reads no other file. */
    private static final Set<String> REFUSED =
            Set.of("include", "import", "from", "extends", "block", "autoescape", "trans");

    private static final List<String> KNOWN = List.of(
            "if",
            "for",
            "set",
            "macro",
            "call",
            "filter",
            "do",
            "with",
            "break",
            "continue",
            "raw",
            "snapshot",
            "test",
            "materialization");

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final DefinitionParser definitions;
    private final Deque<Token> open = new ArrayDeque<>();

    private Parser(TemplateSource source) {
        this.tokens = new TokenStream(source);
        this.expressions = new ExpressionParser(tokens);
        this.definitions = new DefinitionParser(tokens, expressions, this);
    }

    static List<Statement> statements(TemplateSource source) {
        return new Parser(source).body(Set.of());
    }

    /** The statements up to one of the closing tags, whose name is then next. */
    List<Statement> body(Set<String> closers) {
        tokens.enter();
        List<Statement> statements = new ArrayList<>();
        while (!tokens.peek().is(Kind.END)) {
            if (tokens.peek().is(Kind.TAG_BEGIN)
                    && closers.contains(tokens.peekSecond().text())) {
                tokens.take();
                tokens.leave();
                return List.copyOf(statements);
            }
            statements.add(statement());
        }
        requireClosed(closers);
        tokens.leave();
        return List.copyOf(statements);
    }

    private void requireClosed(Set<String> closers) {
        if (!closers.isEmpty()) {
            Token opener = open.element();
            String wanted = String.join("' or '", closers.stream().sorted().toList());
            throw tokens.problem("this '" + opener.text() + "' is never closed with '" + wanted + "'", opener.at());
        }
    }

    private Statement statement() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case DATA -> new Statement.Data(token.at(), token.text());
            case PRINT_BEGIN -> print(token);
            case TAG_BEGIN -> tag(tokens.expect(Kind.NAME, "the name of a tag"));
            default -> throw tokens.problem("unexpected " + token.shown(), token.at());
        };
    }

    private Statement print(Token begin) {
        if (tokens.peek().is(Kind.PRINT_END)) {
            throw tokens.problem("expected an expression between {{ and }}", begin.at());
        }
        int at = tokens.peek().at();
        Expression value = expressions.tuple();
        tokens.expect(Kind.PRINT_END, "the end of the expression");
        return new Statement.Print(at, value);
    }

    private Statement tag(Token name) {
        open.push(name);
        Statement statement = switch (name.text()) {
            case "if" -> conditional(name);
            case "for" -> loop(name);
            case "with" -> with(name);
            case "do" -> ended(new Statement.Do(name.at(), expressions.tuple()));
            case "break", "continue" -> leave(name);
            case "set" -> definitions.set(name);
            case "macro" -> new Statement.Define(name.at(), definitions.macro(name, ""));
            case "test" -> new Statement.Define(name.at(), definitions.macro(name, "test_"));
            case "data_test" -> new Statement.Define(name.at(), definitions.macro(name, "test_"));
            case "call" -> definitions.callBlock(name);
            case "filter" -> definitions.filterBlock(name);
            case "snapshot", "materialization" -> definitions.named(name);
            default -> throw unknown(name);
        };
        open.pop();
        return statement;
    }

    private Statement leave(Token name) {
        String around = open.stream()
                .map(Token::text)
                .filter(tag -> tag.equals("for") || tag.equals("macro") || tag.equals("call"))
                .findFirst()
                .orElse("");
        if (!around.equals("for")) {
            throw tokens.problem("'" + name.text() + "' outside a loop", name.at());
        }
        return ended(new Statement.Leave(name.at(), name.text().equals("break")));
    }

    private Statement ended(Statement statement) {
        tokens.expectTagEnd();
        return statement;
    }

    private TemplateException unknown(Token name) {
        if (REFUSED.contains(name.text())) {
            return tokens.problem("'" + name.text() + "' is not available: a template reads no other file", name.at());
        }
        if (name.text().startsWith("end")
                || name.text().equals("else")
                || name.text().equals("elif")) {
            return tokens.problem("'" + name.text() + "' closes nothing that is open here", name.at());
        }
        return tokens.problem("unknown tag '" + name.text() + "'" + NearNames.hint(name.text(), KNOWN), name.at());
    }

    private Statement conditional(Token name) {
        List<Statement.Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        do {
            Expression condition = expressions.tuple();
            tokens.expectTagEnd();
            branches.add(new Statement.Branch(condition, body(Set.of("elif", "else", "endif"))));
        } while (tokens.takeName("elif"));
        if (tokens.takeName("else")) {
            tokens.expectTagEnd();
            otherwise = body(Set.of("endif"));
        }
        end("endif");
        return new Statement.If(name.at(), branches, otherwise);
    }

    private Statement loop(Token name) {
        Statement.Target target = definitions.target();
        tokens.expectName("in");
        Expression over = expressions.tuple(expressions::unconditional);
        Expression condition = tokens.takeName("if") ? expressions.expression() : null;
        if (tokens.peek().isName("recursive")) {
            throw tokens.problem(
                    "recursive loops are not available", tokens.peek().at());
        }
        tokens.expectTagEnd();
        List<Statement> body = body(Set.of("else", "endfor"));
        List<Statement> otherwise = List.of();
        if (tokens.takeName("else")) {
            tokens.expectTagEnd();
            otherwise = body(Set.of("endfor"));
        }
        end("endfor");
        return new Statement.For(name.at(), target, over, condition, body, otherwise);
    }

    private Statement with(Token name) {
        List<Statement.Assign> assignments = new ArrayList<>();
        while (!tokens.peek().is(Kind.TAG_END)) {
            if (!assignments.isEmpty()) {
                tokens.expectOperator(",");
            }
            Statement.Target target = definitions.target();
            tokens.expectOperator("=");
            assignments.add(new Statement.Assign(name.at(), target, expressions.expression()));
        }
        tokens.expectTagEnd();
        List<Statement> body = body(Set.of("endwith"));
        end("endwith");
        return new Statement.With(name.at(), assignments, body);
    }

    /** The closing tag whose name is next. */
    void end(String name) {
        tokens.expectName(name);
        tokens.expectTagEnd();
    }

    MacroDefinition macroOf(Token at, String name, List<Statement.Parameter> parameters, String closer) {
        List<Statement> body = body(Set.of(closer));
        tokens.expectName(closer);
        tokens.takeIf(Kind.NAME);
        tokens.expectTagEnd();
        Set<String> used = tokens.endMacro();
        return new MacroDefinition(at.at(), name, parameters, body, used.contains("varargs"), used.contains("kwargs"));
    }
}

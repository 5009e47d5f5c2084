package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tokens still to be parsed, with what the parsers must remember on the way. */
final class TokenStream {

    /** Nesting that the parser follows before it gives up. */
    private static final int DEPTH = 150;

    private final TemplateSource source;
    private final List<Token> tokens;
    private final Deque<Set<String>> usedNames = new ArrayDeque<>();
    private int next;
    private int depth;

    TokenStream(TemplateSource source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peekSecond() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (!token.is(Kind.END)) {
            next++;
        }
        return token;
    }

    boolean takeIf(Kind kind) {
        return takenWhen(peek().is(kind));
    }

    boolean takeOperator(String operator) {
        return takenWhen(peek().isOperator(operator));
    }

    boolean takeName(String name) {
        return takenWhen(peek().isName(name));
    }

    private boolean takenWhen(boolean wanted) {
        if (wanted) {
            next++;
        }
        return wanted;
    }

    Token expect(Kind kind, String described) {
        if (!peek().is(kind)) {
            throw problem("expected " + described + ", found " + peek().shown(), peek().at());
        }
        return take();
    }

    void expectOperator(String operator) {
        if (!takeOperator(operator)) {
            throw problem("expected '" + operator + "', found " + peek().shown(), peek().at());
        }
    }

    void expectName(String name) {
        if (!takeName(name)) {
            throw problem("expected '" + name + "', found " + peek().shown(), peek().at());
        }
    }

    void expectTagEnd() {
        expect(Kind.TAG_END, "the end of the tag");
    }

    void enter() {
        if (++depth > DEPTH) {
            throw new TemplateException.Limit("nested more than " + DEPTH + " deep", origin(peek().at()));
        }
    }

    void leave() {
        depth--;
    }

    void beginMacro() {
        usedNames.push(new HashSet<>());
    }

    /** The special names that the macro's body used; they count for the macros around it too. */
    Set<String> endMacro() {
        Set<String> used = usedNames.pop();
        usedNames.forEach(outer -> outer.addAll(used));
        return used;
    }

    void use(String name) {
        if (!usedNames.isEmpty() && (name.equals("varargs") || name.equals("kwargs"))) {
            usedNames.element().add(name);
        }
    }

    TemplateException problem(String problem, int at) {
        return new TemplateException.Syntax(problem, origin(at));
    }

    Origin origin(int at) {
        return new Origin(source, at, null);
    }
}

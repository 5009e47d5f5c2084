package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a template into tokens; white space control is applied here, so that data tokens are what is printed. */
final class Lexer {

    private static final Pattern RAW = Pattern.compile("\\{%[-+]?\\s*raw\\s*(-?)%}");
    private static final Pattern END_RAW = Pattern.compile("\\{%([-+]?)\\s*endraw\\s*([-+]?)%}");
    private static final Pattern FLOAT =
            Pattern.compile("(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
    private static final Pattern INTEGER =
            Pattern.compile("0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[0-9a-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");
    private static final Set<String> LONG_OPERATORS = Set.of("==", "!=", ">=", "<=", "//", "**");
    private static final String OPERATORS = "+-/*%~[](){}><=.:|,;";

    private final TemplateSource source;
    private final String text;
    private final int end;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;
    private boolean stripNext;

    private Lexer(TemplateSource source) {
        this.source = source;
        this.text = source.text();
        this.at = source.start();
        this.end = source.end();
    }

    static List<Token> tokens(TemplateSource source) {
        Lexer lexer = new Lexer(source);
        while (lexer.at < lexer.end) {
            lexer.dataAndTag();
        }
        lexer.tokens.add(new Token(Kind.END, "", lexer.end));
        return lexer.tokens;
    }

    private void dataAndTag() {
        int opening = nextOpening();
        boolean strip = opening + 2 < end && text.charAt(opening + 2) == '-';
        data(at, opening, strip);
        at = opening;
        if (opening < end) {
            tag(text.charAt(opening + 1));
        }
    }

    private int nextOpening() {
        for (int brace = text.indexOf('{', at); brace >= 0 && brace + 1 < end; brace = text.indexOf('{', brace + 1)) {
            char next = text.charAt(brace + 1);
            if (next == '{' || next == '%' || next == '#') {
                return brace;
            }
        }
        return end;
    }

    private void data(int from, int to, boolean stripEnd) {
        int first = from;
        int last = to;
        while (stripNext && first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (stripEnd && last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        stripNext = false;
        if (last > first) {
            tokens.add(new Token(Kind.DATA, text.substring(first, last), first));
        }
    }

    private void tag(char mark) {
        switch (mark) {
            case '#' -> comment();
            case '{' -> code(Kind.PRINT_BEGIN, Kind.PRINT_END, "}}");
            default -> {
                Matcher raw = RAW.matcher(text).region(at, end);
                if (raw.lookingAt()) {
                    raw(raw);
                } else {
                    code(Kind.TAG_BEGIN, Kind.TAG_END, "%}");
                }
            }
        }
    }

    private void comment() {
        int close = text.indexOf("#}", at + 2);
        if (close < 0 || close + 2 > end) {
            throw problem("this comment is never closed with #}", at);
        }
        stripNext = close > at + 3 && text.charAt(close - 1) == '-';
        at = close + 2;
    }

    private void raw(Matcher begin) {
        Matcher close = END_RAW.matcher(text).region(begin.end(), end);
        if (!close.find()) {
            throw problem("this raw block is never closed with {% endraw %}", at);
        }
        stripNext = begin.group(1).equals("-");
        data(begin.end(), close.start(), close.group(1).equals("-"));
        stripNext = close.group(2).equals("-");
        at = close.end();
    }

    private void code(Kind begin, Kind finish, String closing) {
        int opened = at;
        boolean signed = at + 2 < end && (text.charAt(at + 2) == '-' || text.charAt(at + 2) == '+');
        add(begin, signed ? 3 : 2);
        open.clear();
        while (!closes(finish, closing)) {
            if (at >= end) {
                throw problem("this tag is never closed with " + closing, opened);
            }
            code();
        }
    }

    private boolean closes(Kind finish, String closing) {
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        boolean minus = text.startsWith("-" + closing, at);
        boolean plus = finish == Kind.TAG_END && text.startsWith("+" + closing, at);
        int length = closing.length() + (minus || plus ? 1 : 0);
        if (!open.isEmpty() || at + length > end || !(minus || plus || text.startsWith(closing, at))) {
            return false;
        }
        add(finish, length);
        stripNext = minus;
        return true;
    }

    private void code() {
        char first = text.charAt(at);
        if (Character.isJavaIdentifierStart(first) && first != '$') {
            name();
        } else if (first >= '0' && first <= '9') {
            number();
        } else if (first == '\'' || first == '"') {
            string(first);
        } else {
            operator(first);
        }
    }

    private void name() {
        int last = at + 1;
        while (last < end && Character.isJavaIdentifierPart(text.charAt(last)) && text.charAt(last) != '$') {
            last++;
        }
        add(Kind.NAME, last - at);
    }

    private void number() {
        boolean afterDot = !tokens.isEmpty() && tokens.getLast().isOperator(".");
        Matcher real = FLOAT.matcher(text).region(at, end);
        if (!afterDot && real.lookingAt()) {
            add(Kind.FLOAT, real.end() - at);
            return;
        }
        Matcher integer = INTEGER.matcher(text).region(at, end);
        if (integer.lookingAt()) {
            add(Kind.INTEGER, integer.end() - at);
        }
    }

    private void string(char quote) {
        int last = at + 1;
        while (last < end && text.charAt(last) != quote) {
            last += text.charAt(last) == '\\' ? 2 : 1;
        }
        if (last >= end) {
            throw problem("this string is never closed with " + quote, at);
        }
        add(Kind.STRING, last + 1 - at);
    }

    private void operator(char first) {
        if (OPERATORS.indexOf(first) < 0 && first != '!') {
            throw problem("unexpected character '" + first + "'", at);
        }
        boolean isLong = at + 1 < end && LONG_OPERATORS.contains(text.substring(at, at + 2));
        if (first == '!' && !isLong) {
            throw problem("unexpected character '!'", at);
        }
        balance(first);
        add(Kind.OPERATOR, isLong ? 2 : 1);
    }

    private void balance(char bracket) {
        switch (bracket) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> close(bracket);
            default -> {}
        }
    }

    private void close(char bracket) {
        if (open.isEmpty()) {
            throw problem("unexpected '" + bracket + "'", at);
        }
        char expected = open.pop();
        if (expected != bracket) {
            throw problem("unexpected '" + bracket + "', expected '" + expected + "'", at);
        }
    }

    private void add(Kind kind, int length) {
        tokens.add(new Token(kind, text.substring(at, at + length), at));
        at += length;
    }

    private TemplateException problem(String problem, int offset) {
        return new TemplateException.Syntax(problem, new Origin(source, offset, null));
    }
}

package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.List;

/** A piece of GoogleSQL text; the pieces of a text, one after the other, are the text. */
public record SqlToken(Kind kind, String text, int start) {

    /** What a piece is. */
    public enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
        COMMENT,
        SPACE
    }

    /** The pieces of a text; what is not closed goes to its end. */
    public static List<SqlToken> of(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            Kind kind = kind(sql, at);
            int end = end(sql, at, kind);
            tokens.add(new SqlToken(kind, sql.substring(at, end), at));
            at = end;
        }
        return tokens;
    }

    /** The pieces of a text that mean something, one space between them. */
    static String bare(String sql) {
        StringBuilder bare = new StringBuilder(sql.length());
        int at = 0;
        while (at < sql.length()) {
            Kind kind = kind(sql, at);
            int end = end(sql, at, kind);
            if (kind != Kind.SPACE && kind != Kind.COMMENT) {
                bare.append(bare.isEmpty() ? "" : " ").append(sql, at, end);
            }
            at = end;
        }
        return bare.toString();
    }

    public int end() {
        return start + text.length();
    }

    /** Whether it means something: neither space nor comment. */
    public boolean significant() {
        return kind != Kind.SPACE && kind != Kind.COMMENT;
    }

    /** Whether it is this word, however written, or this symbol. */
    public boolean is(String wanted) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(wanted);
    }

    private static Kind kind(String sql, int at) {
        char c = sql.charAt(at);
        if (Character.isWhitespace(c)) {
            return Kind.SPACE;
        }
        if (c == '#' || sql.startsWith("--", at) || sql.startsWith("/*", at)) {
            return Kind.COMMENT;
        }
        if (c == '`') {
            return Kind.QUOTED_NAME;
        }
        if (quoteAt(sql, at) >= 0) {
            return Kind.STRING;
        }
        if (Character.isDigit(c)) {
            return Kind.NUMBER;
        }
        return isWord(c) || c == '@' ? Kind.WORD : Kind.SYMBOL;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    /** Where the quote of a string that begins here is, behind r, b, rb or br; -1 when none begins. */
    private static int quoteAt(String sql, int at) {
        int quote = at;
        while (quote < sql.length() && quote - at < 2 && "rb".indexOf(Character.toLowerCase(sql.charAt(quote))) >= 0) {
            quote++;
        }
        boolean found = quote < sql.length() && (sql.charAt(quote) == '\'' || sql.charAt(quote) == '"');
        return found ? quote : -1;
    }

    private static int end(String sql, int at, Kind kind) {
        return switch (kind) {
            case SPACE -> along(sql, at, Character::isWhitespace);
            case WORD -> along(sql, at + 1, c -> isWord((char) c));
            case NUMBER -> along(sql, at, c -> isWord((char) c) || c == '.');
            case SYMBOL -> at + 1;
            case QUOTED_NAME -> closed(sql, at + 1, "`");
            case COMMENT -> comment(sql, at);
            case STRING -> string(sql, at);
        };
    }

    private static int along(String sql, int from, java.util.function.IntPredicate wanted) {
        int at = from;
        while (at < sql.length() && wanted.test(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int comment(String sql, int at) {
        String close = sql.startsWith("/*", at) ? "*/" : "\n";
        int end = sql.indexOf(close, at + close.length());
        return end < 0 ? sql.length() : end + (close.equals("\n") ? 0 : close.length());
    }

    private static int string(String sql, int at) {
        int quote = quoteAt(sql, at);
        String one = sql.substring(quote, quote + 1);
        String three = one.repeat(3);
        boolean isTriple = sql.startsWith(three, quote);
        return closed(sql, quote + (isTriple ? 3 : 1), isTriple ? three : one);
    }

    /** Where a text ends that began before; a backslash keeps the next character from ending it, in raw strings too. */
    private static int closed(String sql, int from, String close) {
        int at = from;
        while (at < sql.length() && !sql.startsWith(close, at)) {
            at += sql.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(sql.length(), at + close.length());
    }
}

package app.passculture.data.analytics.googlesql;

import java.util.Locale;

/** The tokens of a text in GoogleSQL, one after the other, without comments and spaces. */
final class SqlTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        SYMBOL
    }

    private final String sql;
    private int start;
    private int end;
    private Kind kind = Kind.SYMBOL;

    SqlTokens(String sql, int from) {
        this.sql = sql;
        this.end = from;
    }

    /** Goes on to the next token; false at the end. */
    boolean next() {
        start = blank(end);
        if (start >= sql.length()) {
            end = start;
            return false;
        }
        char first = sql.charAt(start);
        if (first == '`') {
            kind = Kind.QUOTED_NAME;
            end = closing(start + 1, "`");
        } else if (quote(start) >= 0) {
            kind = Kind.STRING;
            end = string(quote(start));
        } else if (isWordPart(first)) {
            kind = Kind.WORD;
            end = start + 1;
            while (end < sql.length() && isWordPart(sql.charAt(end))) {
                end++;
            }
        } else {
            kind = Kind.SYMBOL;
            end = start + 1;
        }
        return true;
    }

    private static boolean isWordPart(char each) {
        return Character.isLetterOrDigit(each) || each == '_';
    }

    /** The quote that opens the string at an offset, behind r, b or both; -1 when there is none. */
    private int quote(int from) {
        int at = from;
        while (at < sql.length() && at < from + 2 && "rRbB".indexOf(sql.charAt(at)) >= 0) {
            at++;
        }
        return at < sql.length() && (sql.charAt(at) == '\'' || sql.charAt(at) == '"') ? at : -1;
    }

    private int string(int quote) {
        String one = sql.substring(quote, quote + 1);
        String three = one.repeat(3);
        return sql.startsWith(three, quote) ? closing(quote + 3, three) : closing(quote + 1, one);
    }

    private int closing(int from, String mark) {
        int at = from;
        while (at < sql.length() && !sql.startsWith(mark, at)) {
            at += sql.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + mark.length(), sql.length());
    }

    private int blank(int from) {
        int at = from;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == '\uFEFF') {
                at++;
            } else if (sql.startsWith("--", at) || sql.charAt(at) == '#') {
                int line = sql.indexOf('\n', at);
                at = line < 0 ? sql.length() : line + 1;
            } else if (sql.startsWith("/*", at)) {
                int close = sql.indexOf("*/", at + 2);
                at = close < 0 ? sql.length() : close + 2;
            } else {
                return at;
            }
        }
        return at;
    }

    Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    String text() {
        return sql.substring(start, end);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD
                && end - start == word.length()
                && sql.regionMatches(true, start, word, 0, word.length());
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && sql.charAt(start) == symbol;
    }

    /** What a string says. */
    String value() {
        int quote = quote(start);
        String prefix = sql.substring(start, quote).toLowerCase(Locale.ROOT);
        int marks = sql.startsWith(sql.substring(quote, quote + 1).repeat(3), quote) ? 3 : 1;
        String inner = sql.substring(quote + marks, Math.max(quote + marks, end - marks));
        return prefix.contains("r") ? inner : unescaped(inner);
    }

    private static String unescaped(String inner) {
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char each = inner.charAt(i);
            if (each != '\\' || i + 1 == inner.length()) {
                value.append(each);
                continue;
            }
            char escape = inner.charAt(++i);
            int digits = escape == 'x' || escape == 'X' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
            if (digits > 0 && i + digits < inner.length()) {
                value.appendCodePoint(Integer.parseInt(inner.substring(i + 1, i + 1 + digits), 16));
                i += digits;
            } else {
                value.append(
                        switch (escape) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'a' -> '\u0007';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'v' -> '\u000b';
                            default -> escape;
                        });
            }
        }
        return value.toString();
    }
}

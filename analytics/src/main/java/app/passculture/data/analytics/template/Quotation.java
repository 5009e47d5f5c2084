package app.passculture.data.analytics.template;

/** Python's quoted form of a string, and the way back. */
final class Quotation {

    private Quotation() {}

    /** The text as Python's {@code repr} writes it. */
    static String of(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(point -> escape(quoted, point, quote));
        return quoted.append(quote).toString();
    }

    private static void escape(StringBuilder quoted, int point, char quote) {
        switch (point) {
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (point == quote) {
                    quoted.append('\\').append(quote);
                } else if (printable(point)) {
                    quoted.appendCodePoint(point);
                } else {
                    quoted.append(
                            (point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(point));
                }
            }
        }
    }

    private static boolean printable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }

    /** The text between the quotes of a literal with its escapes resolved. */
    static String resolve(String inner) {
        if (inner.indexOf('\\') < 0) {
            return inner;
        }
        StringBuilder text = new StringBuilder(inner.length());
        int at = 0;
        while (at < inner.length()) {
            char next = inner.charAt(at);
            if (next == '\\' && at + 1 < inner.length()) {
                at = resolve(inner, at + 1, text);
            } else {
                text.append(next);
                at++;
            }
        }
        return text.toString();
    }

    private static int resolve(String inner, int at, StringBuilder text) {
        char escape = inner.charAt(at);
        switch (escape) {
            case 'x' -> {
                return point(inner, at, 2, text);
            }
            case 'u' -> {
                return point(inner, at, 4, text);
            }
            case 'U' -> {
                return point(inner, at, 8, text);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(inner, at, text);
            }
            default -> simple(escape, text);
        }
        return at + 1;
    }

    private static void simple(char escape, StringBuilder text) {
        switch (escape) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000b');
            case 'a' -> text.append('\u0007');
            case '\n' -> {}
            case '\\', '\'', '"' -> text.append(escape);
            default -> text.append('\\').append(escape);
        }
    }

    private static int point(String inner, int at, int digits, StringBuilder text) {
        int last = at + 1 + digits;
        if (last > inner.length() || !inner.substring(at + 1, last).matches("[0-9a-fA-F]+")) {
            throw Fault.of("truncated \\" + inner.charAt(at) + " escape in a string");
        }
        int point = Integer.parseUnsignedInt(inner.substring(at + 1, last), 16);
        if (!Character.isValidCodePoint(point)) {
            throw Fault.of("illegal Unicode character in a string");
        }
        text.appendCodePoint(point);
        return last;
    }

    private static int octal(String inner, int at, StringBuilder text) {
        int last = at;
        while (last < inner.length() && last < at + 3 && inner.charAt(last) >= '0' && inner.charAt(last) <= '7') {
            last++;
        }
        text.append((char) Integer.parseInt(inner.substring(at, last), 8));
        return last;
    }
}

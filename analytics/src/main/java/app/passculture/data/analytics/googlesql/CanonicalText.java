package app.passculture.data.analytics.googlesql;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as the analyzer takes it: a quoted name with dots ({@code `p.d.t`}) is a path of names ({@code `p`.`d`.`t`}), as BigQuery reads it,
 * and each federated query has a function name of its own. Knows the way back to the text as it was given.
 */
final class CanonicalText {

    private final String original;
    private final String text;
    private final List<Shift> shifts;
    private final List<ExternalCall> externalCalls;
    private final int[] bytes;

    /** From this character of the canonical text on, it is so many characters longer than the original. */
    private record Shift(int from, int longer) {}

    /** A call of EXTERNAL_QUERY, and the name of the function that stands for it. */
    record ExternalCall(String connection, String sql, String function) {}

    private CanonicalText(String original, String text, List<Shift> shifts, List<ExternalCall> externalCalls) {
        this.original = original;
        this.text = text;
        this.shifts = shifts;
        this.externalCalls = externalCalls;
        this.bytes = text.chars().allMatch(each -> each < 128) ? new int[0] : byteOffsets(text);
    }

    static CanonicalText of(String sql) {
        return new Writer(sql).write();
    }

    private static int[] byteOffsets(String text) {
        int[] offsets = new int[text.length() + 1];
        int at = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int chars = Character.charCount(point);
            for (int k = 0; k < chars; k++) {
                offsets[i + k] = at;
            }
            at += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            i += chars;
        }
        offsets[text.length()] = at;
        return offsets;
    }

    String text() {
        return text;
    }

    String original() {
        return original;
    }

    List<ExternalCall> externalCalls() {
        return externalCalls;
    }

    /** How long the text is in UTF-8, as the analyzer counts. */
    int lengthInBytes() {
        return bytes.length == 0 ? text.length() : bytes[text.length()];
    }

    /** The character at a byte of the canonical text in UTF-8. */
    int character(int byteOffset) {
        if (bytes.length == 0) {
            return Math.min(byteOffset, text.length());
        }
        int found = java.util.Arrays.binarySearch(bytes, byteOffset);
        int at = found >= 0 ? found : -found - 1;
        while (at > 0 && bytes[at - 1] == byteOffset) {
            at--;
        }
        return Math.min(at, text.length());
    }

    int byteOffset(int character) {
        return bytes.length == 0 ? character : bytes[character];
    }

    /** Where a byte of the canonical text stands in the text as given. */
    Place placeOfByte(int byteOffset) {
        return place(character(byteOffset));
    }

    /** Where a character of the canonical text stands in the text as given. */
    Place place(int character) {
        int longer = 0;
        for (Shift shift : shifts) {
            if (shift.from() > character) {
                break;
            }
            longer = shift.longer();
        }
        return Place.at(original, Math.clamp(character - longer, 0, original.length()));
    }

    /**
     * The place of a line and column as the analyzer counts them: lines end with any of CR LF, CR and LF; columns are code points, and a tab
     * reaches to the next multiple of eight.
     */
    Place place(int line, int column) {
        int at = 0;
        for (int i = 1; i < line && at < text.length(); at++) {
            char each = text.charAt(at);
            boolean pair = each == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if ((each == '\n' || each == '\r') && !pair) {
                i++;
            }
        }
        int current = 1;
        while (current < column && at < text.length()) {
            int point = text.codePointAt(at);
            current = point == '\t' ? ((current - 1) / 8 + 1) * 8 + 1 : current + 1;
            at += Character.charCount(point);
        }
        return place(at);
    }

    private static final class Writer {

        private final String sql;
        private final StringBuilder out;
        private final List<Shift> shifts = new ArrayList<>();
        private final List<ExternalCall> calls = new ArrayList<>();

        Writer(String sql) {
            this.sql = sql;
            this.out = new StringBuilder(sql.length() + 64);
        }

        CanonicalText write() {
            SqlTokens tokens = new SqlTokens(sql, 0);
            int written = 0;
            boolean alias = false;
            while (tokens.next()) {
                if (tokens.kind() == SqlTokens.Kind.QUOTED_NAME
                        && !alias
                        && tokens.text().indexOf('.') >= 0
                        && tokens.text().indexOf('/') < 0) {
                    out.append(sql, written, tokens.start());
                    path(tokens.text(), tokens.start());
                    written = tokens.end();
                } else if (tokens.isWord("EXTERNAL_QUERY")) {
                    out.append(sql, written, tokens.end());
                    written = tokens.end();
                    external(tokens.start(), tokens.end());
                }
                alias = tokens.isWord("AS");
            }
            out.append(sql, written, sql.length());
            return new CanonicalText(sql, out.toString(), List.copyOf(shifts), List.copyOf(calls));
        }

        private void path(String quoted, int start) {
            int colon = quoted.indexOf(':');
            for (int i = 0; i < quoted.length(); i++) {
                char each = quoted.charAt(i);
                if (each == '.' && i > colon) {
                    out.append("`.`");
                    shifts.add(new Shift(out.length() - 1, out.length() - 1 - (start + i + 1)));
                    shifts.add(new Shift(out.length(), out.length() - (start + i + 1)));
                } else {
                    out.append(each);
                }
            }
        }

        private void external(int start, int end) {
            SqlTokens rest = new SqlTokens(sql, end);
            boolean literal = rest.next() && rest.isSymbol('(') && rest.next() && rest.kind() == SqlTokens.Kind.STRING;
            String connection = literal ? rest.value() : "";
            literal =
                    literal && rest.next() && rest.isSymbol(',') && rest.next() && rest.kind() == SqlTokens.Kind.STRING;
            if (!literal) {
                throw new GoogleSqlException.NotUnderstood(
                        "EXTERNAL_QUERY is understood with a connection and a query as literals", Place.at(sql, start));
            }
            String query = rest.value();
            String suffix = calls.stream()
                    .filter(each ->
                            each.connection().equals(connection) && each.sql().equals(query))
                    .findFirst()
                    .map(each -> each.function().substring("EXTERNAL_QUERY".length()))
                    .orElseGet(() -> {
                        String made = calls.isEmpty() ? "" : "_" + (calls.size() + 1);
                        calls.add(new ExternalCall(connection, query, "EXTERNAL_QUERY" + made));
                        return made;
                    });
            out.append(suffix);
            if (!suffix.isEmpty()) {
                shifts.add(new Shift(out.length(), out.length() - end));
            }
        }
    }
}

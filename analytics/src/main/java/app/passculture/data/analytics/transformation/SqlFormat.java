package app.passculture.data.analytics.transformation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of SQL files: reserved words in lower case, four spaces for a tab that indents, nothing behind the last character of a
 * line, at most one empty line, one line break at the end. Strings, comments, quoted names and templates stay as they are.
 */
public final class SqlFormat {

    /** The words that GoogleSQL reserves, so that none of them can be a name. */
    private static final Set<String> RESERVED =
            Set.of(("ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST"
                            + " COLLATE CONTAINS CREATE CROSS CUBE CURRENT DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE"
                            + " EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER"
                            + " INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR"
                            + " ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE RESPECT RIGHT ROLLUP ROWS SELECT SET SOME"
                            + " STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH WITHIN")
                    .split(" "));

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}|\\{#.*?#\\}", Pattern.DOTALL);

    /** Stands for a template while the SQL around it is looked at; from Unicode's private area. */
    private static final String MARK = "\uE000";

    private SqlFormat() {}

    /** A text in that form; one that holds the mark itself stays as it is. */
    public static String of(String text) {
        if (text.contains(MARK)) {
            return text;
        }
        List<String> templates = new ArrayList<>();
        Matcher matcher = TEMPLATE.matcher(text);
        while (matcher.find()) {
            templates.add(matcher.group());
        }
        String marked = TEMPLATE.matcher(text).replaceAll(MARK);
        StringBuilder formatted = new StringBuilder();
        SqlToken before = null;
        for (SqlToken token : SqlToken.of(marked)) {
            formatted.append(formatted(token, before));
            before = token;
        }
        return restored(ended(formatted.toString()), templates);
    }

    private static String formatted(SqlToken token, @org.jspecify.annotations.Nullable SqlToken before) {
        return switch (token.kind()) {
            case SPACE -> space(token.text());
            case WORD -> {
                boolean field = before != null && before.is(".");
                boolean reserved = RESERVED.contains(token.text().toUpperCase(Locale.ROOT));
                yield reserved && !field ? token.text().toLowerCase(Locale.ROOT) : token.text();
            }
            default -> token.text();
        };
    }

    private static String space(String text) {
        int last = text.lastIndexOf('\n');
        if (last < 0) {
            return text.replace("\t", "    ");
        }
        long breaks = text.chars().filter(c -> c == '\n').count();
        return "\n".repeat((int) Math.min(breaks, 2)) + text.substring(last + 1).replace("\t", "    ");
    }

    private static String ended(String text) {
        String bare = text.stripTrailing();
        return bare.isEmpty() ? "" : bare + "\n";
    }

    private static String restored(String text, List<String> templates) {
        StringBuilder restored = new StringBuilder();
        Iterator<String> next = templates.iterator();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(c -> restored.append(c.equals(MARK) && next.hasNext() ? next.next() : c));
        return restored.toString();
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.NearNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The common table expressions at the beginning of a query, so that one of them can be looked at by itself. */
public final class CommonTables {

    private final String sql;
    private final Map<String, Integer> ends;

    private CommonTables(String sql, Map<String, Integer> ends) {
        this.sql = sql;
        this.ends = ends;
    }

    /** Those of a query; none when it does not begin with {@code with}. */
    public static CommonTables of(String sql) {
        Map<String, Integer> ends = new LinkedHashMap<>();
        List<SqlToken> tokens =
                SqlToken.of(sql).stream().filter(SqlToken::significant).toList();
        int at = 0;
        if (!tokens.isEmpty() && tokens.getFirst().is("with")) {
            at = tokens.size() > 1 && tokens.get(1).is("recursive") ? 2 : 1;
            while (at + 2 < tokens.size()
                    && tokens.get(at + 1).is("as")
                    && tokens.get(at + 2).is("(")) {
                int close = close(tokens, at + 2);
                ends.put(
                        tokens.get(at).text().replace("`", ""),
                        tokens.get(close).end());
                boolean another =
                        close + 1 < tokens.size() && tokens.get(close + 1).is(",");
                at = another ? close + 2 : tokens.size();
            }
        }
        return new CommonTables(sql, ends);
    }

    private static int close(List<SqlToken> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : 0;
            depth -= tokens.get(i).is(")") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    /**
     * A query for the rows of one of them.
     *
     * @throws ProjectException.BadRequest when there is none of that name
     */
    public String rowsOf(String name) {
        Integer end = ends.get(name);
        if (end == null) {
            throw new ProjectException.BadRequest("no common table expression '" + name + "'"
                    + NearNames.hint(name, ends.keySet())
                    + (ends.isEmpty() ? "; the query has none" : ""));
        }
        return sql.substring(0, end) + "\nselect * from `" + name + "`";
    }
}

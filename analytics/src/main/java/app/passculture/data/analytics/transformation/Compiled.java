package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Origin;
import app.passculture.data.analytics.template.SourceMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SQL of a node, and the way back from it to the templates. */
public record Compiled(String sql, SourceMap map, int insertedAt, int inserted) {

    private static final Pattern WITH = Pattern.compile(
            "(?is)\\A(?:\\s|--[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)*(with\\s+(?:recursive\\s+)?)");

    /** This query with common table expressions in front of its own, in the order given. */
    public Compiled with(Map<String, String> expressions) {
        if (expressions.isEmpty()) {
            return this;
        }
        StringBuilder text = new StringBuilder();
        expressions.forEach((name, query) -> text.append(text.isEmpty() ? " " : ",  ")
                .append(name)
                .append(" as (\n")
                .append(query)
                .append("\n)"));
        Matcher with = WITH.matcher(sql);
        boolean found = with.find();
        int at = found ? with.end() : 0;
        String insertion = found ? text.substring(1) + ", " : "with " + text.substring(1) + " ";
        return new Compiled(
                sql.substring(0, at) + insertion + sql.substring(at),
                map,
                inserted == 0 ? at : insertedAt,
                inserted + insertion.length());
    }

    /** Where the character at an offset of the SQL came from; empty inside inserted ephemeral models. */
    public Optional<Origin> origin(int offset) {
        if (offset < insertedAt) {
            return map.at(offset);
        }
        return offset < insertedAt + inserted ? Optional.empty() : map.at(offset - inserted);
    }

    /** Where the character at a line and column came from; both count from 1. */
    public Optional<Origin> origin(int line, int column) {
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = sql.indexOf('\n', start) + 1;
        }
        return origin(start + column - 1);
    }
}

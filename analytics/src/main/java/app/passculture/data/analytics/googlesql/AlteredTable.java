package app.passculture.data.analytics.googlesql;

import java.util.ArrayList;
import java.util.List;

/** The table of {@code ALTER TABLE}: the analyzer does not count it among those that a statement names, but wants to see its columns. */
final class AlteredTable {

    private AlteredTable() {}

    /** The paths, and that of the table which the statement at a character of the text alters. */
    static List<List<String>> with(List<List<String>> paths, String sql, int from) {
        SqlTokens tokens = new SqlTokens(sql, from);
        if (!(tokens.next() && tokens.isWord("ALTER") && tokens.next() && tokens.isWord("TABLE") && tokens.next())) {
            return paths;
        }
        if (tokens.isWord("IF") && tokens.next()) {
            tokens.next();
        }
        List<List<String>> all = new ArrayList<>(paths);
        all.add(path(tokens));
        return all;
    }

    /** Names between dots; the dashes of a project need no quotes. */
    private static List<String> path(SqlTokens tokens) {
        List<String> path = new ArrayList<>();
        StringBuilder name = new StringBuilder(name(tokens));
        while (tokens.next() && (tokens.isSymbol('.') || tokens.isSymbol('-'))) {
            boolean dash = tokens.isSymbol('-');
            tokens.next();
            if (!dash) {
                path.add(name.toString());
                name.setLength(0);
            }
            name.append(dash ? "-" : "").append(name(tokens));
        }
        path.add(name.toString());
        return path;
    }

    private static String name(SqlTokens tokens) {
        String text = tokens.text();
        return tokens.kind() == SqlTokens.Kind.QUOTED_NAME ? text.substring(1, Math.max(1, text.length() - 1)) : text;
    }
}

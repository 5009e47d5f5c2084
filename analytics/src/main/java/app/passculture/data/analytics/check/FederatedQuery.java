package app.passculture.data.analytics.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement that another database runs, as far as imports need it: columns of one table, each under its own name or another, some of them cast;
 * and counts and maxima of columns.
 */
record FederatedQuery(String schema, String table, List<Item> items) {

    private static final String NAME = "(?:\"([^\"]+)\"|([A-Za-z_]\\w*))";
    private static final Pattern ALL = Pattern.compile("(?is)\\s*select\\s+(.+?)\\s+from\\s+(?:" + NAME
            + "\\s*\\.\\s*)?" + NAME + "(?:\\s+(?:as\\s+)?(?!where\\b)[a-z_]\\w*)?\\s*(?:where\\b.*)?;?\\s*");
    private static final Pattern ITEM = Pattern.compile("(?is)(.+?)(?:\\s+as)?\\s+" + NAME);
    private static final Pattern CAST = Pattern.compile("(?is)cast\\s*\\((.+)\\s+as\\s+(.+?)\\)");
    private static final Pattern CALL =
            Pattern.compile("(?is)(count|max|min|sum)\\s*\\(\\s*(?:distinct\\s+)?(.*?)\\s*\\)");
    private static final Pattern WHEN_NULL =
            Pattern.compile("(?is)case\\s+when\\s+" + NAME + "\\s+is\\s+(?:not\\s+)?null\\s+then\\s+1\\s+end");
    private static final Pattern COLUMN = Pattern.compile("(?:[A-Za-z_]\\w*\\.)?" + NAME);

    /** One column of the result: the column of the table it comes from, if any, the type it is cast to, if any, and the aggregate over it. */
    record Item(String alias, Optional<String> column, Optional<String> cast, Optional<String> aggregate) {}

    FederatedQuery {
        items = List.copyOf(items);
    }

    /** The statement read; empty when it says more than is understood here. */
    static Optional<FederatedQuery> of(String sql) {
        Matcher all = ALL.matcher(sql);
        if (!all.matches()) {
            return Optional.empty();
        }
        List<Item> items = new ArrayList<>();
        for (String written : commaSeparated(all.group(1))) {
            Optional<Item> item = item(written.strip());
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
        }
        String schema = all.group(2) == null ? all.group(3) : all.group(2);
        String table = all.group(4) == null ? all.group(5) : all.group(4);
        return Optional.of(new FederatedQuery(schema == null ? "public" : schema, table, items));
    }

    private static Optional<Item> item(String written) {
        Matcher column = COLUMN.matcher(written);
        if (column.matches()) {
            return Optional.of(new Item(name(column), Optional.of(name(column)), Optional.empty(), Optional.empty()));
        }
        Matcher item = ITEM.matcher(written);
        if (!item.matches()) {
            return Optional.empty();
        }
        String alias = item.group(2) == null ? item.group(3) : item.group(2);
        Matcher cast = CAST.matcher(item.group(1).strip());
        boolean isCast = cast.matches();
        Optional<String> type = isCast ? Optional.of(cast.group(2).strip()) : Optional.empty();
        return value(alias, (isCast ? cast.group(1) : item.group(1)).strip(), type);
    }

    private static Optional<Item> value(String alias, String value, Optional<String> type) {
        Matcher column = COLUMN.matcher(value);
        if (column.matches()) {
            return Optional.of(new Item(alias, Optional.of(name(column)), type, Optional.empty()));
        }
        Matcher call = CALL.matcher(value);
        if (!call.matches()) {
            return Optional.empty();
        }
        Optional<String> of = Stream.of(COLUMN, WHEN_NULL)
                .map(pattern -> pattern.matcher(call.group(2)))
                .filter(Matcher::matches)
                .map(FederatedQuery::name)
                .findFirst();
        return of.isPresent() || call.group(2).equals("*")
                ? Optional.of(
                        new Item(alias, of, type, Optional.of(call.group(1).toLowerCase(java.util.Locale.ROOT))))
                : Optional.empty();
    }

    private static String name(Matcher column) {
        return column.group(1) == null ? column.group(2) : column.group(1);
    }

    private static List<String> commaSeparated(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < list.length(); i++) {
            char each = list.charAt(i);
            quoted ^= each == '"';
            depth += quoted ? 0 : each == '(' ? 1 : each == ')' ? -1 : 0;
            if (each == ',' && depth == 0 && !quoted) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }
}

package app.passculture.data.orchestration.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The order of a list: names of its columns, downwards with a minus before them. */
public final class Order {
    private final Map<String, String> columns;
    private final List<String> key;

    /**
     * @param columns the SQL of each name one may order by
     * @param key columns which no two rows share, so that pages do not overlap
     */
    public Order(Map<String, String> columns, String... key) {
        this.columns = Map.copyOf(columns);
        this.key = List.of(key);
    }

    String sql(List<String> names) {
        List<String> terms = new ArrayList<>();
        String direction = "";
        for (String name : names) {
            direction = name.startsWith("-") ? " DESC" : "";
            terms.add(column(name.startsWith("-") ? name.substring(1) : name) + direction);
        }
        for (String part : key) {
            terms.add(part + direction);
        }
        return String.join(", ", terms);
    }

    private String column(String name) {
        String column = columns.get(name);
        if (column == null) {
            throw new UnknownOrder(name, new TreeSet<>(columns.keySet()));
        }
        return column;
    }
}

package app.passculture.data.orchestration.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of rows under construction; what comes from outside is always bound, never part of the SQL. */
public final class Listing {
    /** Totals are exact up to here; of a longer list, only that it goes on after the page that was asked for. */
    public static final int COUNTED = 10_000;

    private final String columns;
    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values;

    public Listing(String columns, String from) {
        this(columns, from, new LinkedHashMap<>());
    }

    private Listing(String columns, String from, Map<String, Object> values) {
        this.columns = columns;
        this.from = from;
        this.values = values;
    }

    /** A condition in which a question mark stands for the value. */
    public Listing where(String condition, Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        conditions.add(condition.replace("?", ":" + name));
        return this;
    }

    public Listing where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** A value that the columns name, which counting does not need. */
    public Listing given(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** The same for a value that may be missing: then it changes nothing. */
    public Listing whereGiven(String condition, @Nullable Object value) {
        return value == null ? this : where(condition, value);
    }

    /** Only rows for which another list, narrowed further, has one. */
    public Listing exists(String other, String joined, Consumer<Listing> narrowing) {
        Listing inner = new Listing("1", other, values).where(joined);
        narrowing.accept(inner);
        return where("EXISTS (SELECT 1 FROM %s%s)".formatted(other, inner.filter()));
    }

    /** A LIKE pattern; without a wildcard it matches anywhere. */
    public Listing like(String column, @Nullable String pattern) {
        if (pattern == null || pattern.equals("%")) {
            return this;
        }
        boolean wild = pattern.contains("%") || pattern.contains("_");
        return where(column + " ILIKE ?", wild ? pattern : "%" + pattern + "%");
    }

    /** One of the values; no values mean any. */
    public Listing in(String column, Collection<?> wanted) {
        return wanted.isEmpty() ? this : where(column + " IN (?)", wanted);
    }

    public Listing within(String column, Bounds bounds) {
        bounds.limits().forEach((side, limit) -> where(column + " " + side.operator() + " ?", limit));
        return this;
    }

    /** The rows and how many there are in all. */
    public <T> Page<T> page(JdbcClient database, RowMapper<T> mapper, Wanted wanted) {
        List<T> rows = rows(database, mapper, wanted);
        long total = total(database, rows.size(), wanted.window());
        return new Page<>(rows, total, total > most(wanted.window()));
    }

    public <T> List<T> rows(JdbcClient database, RowMapper<T> mapper, Wanted wanted) {
        Window window = wanted.window();
        return database.sql("SELECT %s FROM %s%s ORDER BY %s LIMIT %d OFFSET %d"
                        .formatted(
                                columns,
                                from,
                                filter(),
                                wanted.order().sql(wanted.by()),
                                window.limit(),
                                window.offset()))
                .params(values)
                .query(mapper)
                .list();
    }

    /** A last page that is not empty says by itself how many rows there are. */
    private long total(JdbcClient database, int found, Window window) {
        boolean last = found < window.limit() && (found > 0 || window.offset() == 0);
        return last ? (long) window.offset() + found : counted(database, most(window));
    }

    /** A client that pages on until it has the total must see a larger one as long as there is more. */
    private static long most(Window window) {
        return Math.max(COUNTED, (long) window.offset() + window.limit());
    }

    private long counted(JdbcClient database, long most) {
        return database.sql("SELECT count(*) FROM (SELECT 1 FROM %s%s LIMIT %d) AS counted"
                        .formatted(from, filter(), most + 1))
                .params(values)
                .query(Long.class)
                .single();
    }

    private String filter() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** How a page is cut from the list. */
    public record Wanted(Order order, List<String> by, Window window) {
        public Wanted {
            by = List.copyOf(by);
        }
    }
}

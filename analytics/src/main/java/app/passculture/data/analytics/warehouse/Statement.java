package app.passculture.data.analytics.warehouse;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement, or a script of several. {@code defaultDataset} completes names without dataset; {@code parameters} are the named ones;
 * {@code maximumBytesBilled} 0: no limit. Without destination the rows of a query are kept for a while, for {@link Warehouse#rows}.
 */
public record Statement(
        String sql,
        @Nullable DatasetName defaultDataset,
        Map<String, Parameter> parameters,
        @Nullable Destination destination,
        long maximumBytesBilled,
        JobOptions options)
        implements Job {

    /** Where the rows of a query go. */
    public record Destination(TableName table, Disposition disposition) {}

    /** A typed value; as in {@link Row}. */
    public record Parameter(Type type, @Nullable Object value) {}

    public Statement {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public static Statement of(String sql) {
        return new Statement(sql, null, Map.of(), null, 0, JobOptions.NONE);
    }

    public Statement in(DatasetName dataset) {
        return new Statement(sql, dataset, parameters, destination, maximumBytesBilled, options);
    }

    /** With one more parameter, written {@code @name} in the text. */
    public Statement with(String name, Type type, @Nullable Object value) {
        Map<String, Parameter> all = new TreeMap<>(parameters);
        all.put(name, new Parameter(type, value));
        return new Statement(sql, defaultDataset, all, destination, maximumBytesBilled, options);
    }

    public Statement into(TableName table, Disposition disposition) {
        Destination into = new Destination(table, disposition);
        return new Statement(sql, defaultDataset, parameters, into, maximumBytesBilled, options);
    }

    public Statement billedAtMost(long bytes) {
        return new Statement(sql, defaultDataset, parameters, destination, bytes, options);
    }

    public Statement with(JobOptions options) {
        return new Statement(sql, defaultDataset, parameters, destination, maximumBytesBilled, options);
    }
}

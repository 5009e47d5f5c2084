package app.passculture.data.analytics.warehouse;

import java.util.List;

/** What a statement would read and return, without running it; a script and a statement without rows have an empty schema. */
public record Estimate(long bytesProcessed, Schema schema, List<TableName> referenced) {

    public Estimate {
        referenced = List.copyOf(referenced);
    }
}

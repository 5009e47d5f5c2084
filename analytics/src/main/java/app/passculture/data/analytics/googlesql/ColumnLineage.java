package app.passculture.data.analytics.googlesql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where the columns of a query come from: for each, in order, the columns its values are made of; and the columns that decide which rows there are
 * and how they are grouped (filters, joins, groups, windows).
 */
public record ColumnLineage(Map<String, Set<Flow>> columns, Set<Flow> indirect) {

    public ColumnLineage {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        indirect = Set.copyOf(indirect);
    }

    static ColumnLineage of(Analysis analysis) {
        try {
            return LineageReader.read(analysis);
        } catch (StackOverflowError deep) {
            return DeepStack.call(() -> LineageReader.read(analysis));
        }
    }
}

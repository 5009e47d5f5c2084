package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Origin;
import app.passculture.data.analytics.template.SourceMap;
import java.util.Optional;

/** The SQL of a node, and the way back from it to the templates. */
public record Compiled(String sql, SourceMap map, int insertedAt, int inserted) {

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

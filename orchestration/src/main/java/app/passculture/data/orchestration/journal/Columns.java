package app.passculture.data.orchestration.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a statement, as one array for each column. */
final class Columns {

    private final List<String> types;
    private final List<List<@Nullable Object>> columns;

    /** The types are those of PostgreSQL; moments are bigint, microseconds since 1970. */
    Columns(String... types) {
        this.types = List.of(types);
        this.columns = Stream.of(types)
                .<List<@Nullable Object>>map(_ -> new ArrayList<>())
                .toList();
    }

    void add(@Nullable Object... row) {
        if (row.length != types.size()) {
            throw new IllegalArgumentException(row.length + " values for " + types.size() + " columns");
        }
        for (int i = 0; i < row.length; i++) {
            columns.get(i).add(plain(row[i]));
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Instant moment -> micros(moment);
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case null, default -> value;
        };
    }

    static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1000;
    }

    boolean isEmpty() {
        return columns.getFirst().isEmpty();
    }

    /** Sets the parameters from the given one on, and answers the first after them. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        for (int i = 0; i < types.size(); i++) {
            Object[] values = columns.get(i).toArray();
            statement.setArray(first + i, statement.getConnection().createArrayOf(types.get(i), values));
        }
        return first + types.size();
    }
}

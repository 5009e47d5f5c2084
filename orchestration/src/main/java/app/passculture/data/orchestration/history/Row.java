package app.passculture.data.orchestration.history;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a result, with Java's types of today. */
record Row(ResultSet set) {

    String text(String column) throws SQLException {
        return set.getString(column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return set.getString(column);
    }

    Instant time(String column) throws SQLException {
        return set.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Nullable
    Instant timeOrNull(String column) throws SQLException {
        OffsetDateTime time = set.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    UUID uuid(String column) throws SQLException {
        return set.getObject(column, UUID.class);
    }

    @Nullable
    Integer integerOrNull(String column) throws SQLException {
        return set.getObject(column, Integer.class);
    }

    int integer(String column) throws SQLException {
        return set.getInt(column);
    }

    long number(String column) throws SQLException {
        return set.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return set.getBoolean(column);
    }

    List<String> texts(String column) throws SQLException {
        Array array = set.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}

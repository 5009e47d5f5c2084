package app.passculture.data.orchestration.jobs.matomo;

import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.Type;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of rows as text for a load: times in UTC, bytes in base 64, as they have always come. */
record Cells(List<Kind> kinds) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    /** How a column is read. */
    private enum Kind {
        MOMENT,
        BYTES,
        TEXT
    }

    static Cells of(ResultSet rows, Schema schema) throws SQLException {
        ResultSetMetaData there = rows.getMetaData();
        List<Kind> kinds = new ArrayList<>();
        for (Field field : schema.fields()) {
            kinds.add(kind(field, there.getColumnType(kinds.size() + 1)));
        }
        return new Cells(List.copyOf(kinds));
    }

    private static Kind kind(Field field, int there) {
        if (field.type() == Type.Scalar.TIMESTAMP) {
            return Kind.MOMENT;
        }
        return switch (there) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> Kind.BYTES;
            default -> Kind.TEXT;
        };
    }

    List<@Nullable String> texts(ResultSet rows) throws SQLException {
        List<@Nullable String> texts = new ArrayList<>(kinds.size());
        for (int i = 0; i < kinds.size(); i++) {
            texts.add(text(rows, i + 1, kinds.get(i)));
        }
        return texts;
    }

    private static @Nullable String text(ResultSet rows, int column, Kind kind) throws SQLException {
        return switch (kind) {
            case TEXT -> rows.getString(column);
            case MOMENT -> {
                LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
                yield moment == null ? null : MOMENT.format(moment);
            }
            case BYTES -> {
                byte[] bytes = rows.getBytes(column);
                yield bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
            }
        };
    }
}

package app.passculture.data.orchestration.web.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads columns of the journal. */
public final class Columns {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Columns() {}

    public static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    public static @Nullable Instant perhapsMoment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    static Map<String, Integer> counts(String json) {
        Map<String, Integer> counts = new HashMap<>();
        MAPPER.readTree(json).forEachEntry((state, count) -> counts.put(state, count.intValue()));
        return counts;
    }

    static TaskRow.@Nullable Fault fault(@Nullable String json) {
        if (json == null) {
            return null;
        }
        JsonNode failure = MAPPER.readTree(json);
        return new TaskRow.Fault(
                failure.path("cause").asString().toLowerCase(java.util.Locale.ROOT),
                failure.path("message").asString());
    }

    /** Indented, if it is JSON. */
    static String readable(String json) {
        try {
            return MAPPER.readTree(json).toPrettyString();
        } catch (JacksonException cut) {
            return json;
        }
    }
}

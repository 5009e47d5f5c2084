package app.passculture.data.orchestration.log;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line as JSON: what was said, and by which run, task and try, so that a file explains itself. */
final class LineFormat {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private LineFormat() {}

    static byte[] write(LogKey key, LogLine line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("timestamp", line.timestamp().toString());
        fields.put("level", line.level().name());
        fields.put("logger", line.logger());
        fields.put("event", line.event());
        if (line.error() != null) {
            fields.put("error", line.error());
        }
        fields.put("run", key.run());
        fields.put("task", key.task());
        fields.put("try", key.tryNumber());
        return (MAPPER.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The line; one that a crash has torn is given as it is found. */
    static LogLine read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return new LogLine(
                    Instant.parse(node.required("timestamp").stringValue()),
                    Level.valueOf(node.required("level").stringValue()),
                    node.required("logger").stringValue(),
                    node.required("event").stringValue(),
                    text(node.get("error")));
        } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
            return new LogLine(Instant.EPOCH, Level.WARNING, "torn", json, null);
        }
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.stringValue();
    }
}

package app.passculture.data.orchestration.log;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line as JSON: what was said, and by which run, task and try, so that a file explains itself. */
final class LineFormat {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonStringEncoder STRINGS = JsonStringEncoder.getInstance();

    private final String end;

    /** For the lines of one try, which all end in the same way. */
    LineFormat(LogKey key) {
        this.end = ",\"run\":\"" + quoted(key.run()) + "\",\"task\":\"" + quoted(key.task()) + "\",\"try\":"
                + key.tryNumber() + "}\n";
    }

    byte[] write(LogLine line) {
        StringBuilder json = new StringBuilder(256).append('{');
        add(json, "timestamp", line.timestamp().toString());
        add(json.append(','), "level", line.level().name());
        add(json.append(','), "logger", line.logger());
        add(json.append(','), "event", line.event());
        if (line.error() != null) {
            add(json.append(','), "error", line.error());
        }
        return json.append(end).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"");
        STRINGS.quoteAsString(value, json);
        json.append('"');
    }

    private static String quoted(String text) {
        return new String(STRINGS.quoteAsCharArray(text));
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

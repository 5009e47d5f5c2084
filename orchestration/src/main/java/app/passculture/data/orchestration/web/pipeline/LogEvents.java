package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.log.LogLine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes lines of logs as a stream of events. */
final class LogEvents {

    private static final int LINES_AT_ONCE = 2_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServletResponse response;

    LogEvents(HttpServletResponse response) {
        this.response = response;
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
    }

    /** A line and the task that said it; no task in the log of one. */
    record Said(String task, LogLine line) {}

    /** In pieces, because one event with a hundred thousand lines would hold up the browser. Only the last carries where to go on. */
    void send(List<Said> lines, String next) throws IOException {
        for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
            int to = Math.min(from + LINES_AT_ONCE, lines.size());
            String id = to == lines.size() ? "id: " + next + "\n" : "";
            List<Map<String, String>> shown =
                    lines.subList(from, to).stream().map(LogEvents::shown).toList();
            say(id + "data: " + JSON.writeValueAsString(shown) + "\n\n");
        }
    }

    void pulse() throws IOException {
        say(": still here\n\n");
    }

    /** Nothing more will come. */
    void end() throws IOException {
        say("event: end\ndata: {}\n\n");
    }

    private void say(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private static Map<String, String> shown(Said said) {
        LogLine line = said.line();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("t", line.timestamp().toString());
        fields.put("l", line.level().name());
        fields.put("g", line.logger());
        fields.put("m", line.event());
        if (line.error() != null) {
            fields.put("e", line.error());
        }
        if (!said.task().isEmpty()) {
            fields.put("k", said.task());
        }
        return fields;
    }
}

package app.passculture.data.orchestration.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.orchestration.history.FoundTask;
import app.passculture.data.orchestration.log.LogKey;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.log.TaskLogs;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** What tasks said. */
@RestController
class LogRoutes {
    private static final Set<String> LIVE = Set.of("queued", "running", "deferred", "restarting");
    private static final Duration LOOK = Duration.ofMillis(250);

    private final TaskLogs logs;
    private final Lookup lookup;
    private final JsonMapper json;

    LogRoutes(TaskLogs logs, Lookup lookup, JsonMapper json) {
        this.logs = logs;
        this.lookup = lookup;
        this.json = json;
    }

    @GetMapping("/api/v2/dags/{dag}/dagRuns/{run}/taskInstances/{task}/logs/{number}")
    ResponseEntity<StreamingResponseBody> logs(
            @PathVariable String dag,
            @PathVariable String run,
            @PathVariable String task,
            @PathVariable int number,
            Query query,
            HttpServletRequest request) {
        FoundTask found = lookup.task(dag, run, task, query.integer("map_index", -1));
        if (number < 1 || number > Math.max(1, found.tries())) {
            throw new Refusal.NotFound("The task %s of the run %s has no try %d".formatted(task, run, number));
        }
        LogKey key = new LogKey(dag, run, task, number);
        long offset = offset(query.text("token"));
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("ndjson")
                ? stream(key, offset)
                : page(key, offset, query.flag("full_content", false));
    }

    private ResponseEntity<StreamingResponseBody> page(LogKey key, long offset, boolean full) {
        // Asked before reading: what is said later is in the next page, or everything has been said.
        boolean live = isLive(key);
        List<Map<String, Object>> content = new ArrayList<>();
        TaskLogs.Part part = logs.read(key, offset);
        long next = part.next();
        part.lines().forEach(line -> content.add(shown(line)));
        while (full && !part.lines().isEmpty()) {
            part = logs.read(key, next);
            next = part.next();
            part.lines().forEach(line -> content.add(shown(line)));
        }
        boolean more = live || !part.lines().isEmpty();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("content", content);
        answer.put("continuation_token", more ? token(next) : null);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(stream -> stream.write(json.writeValueAsBytes(answer)));
    }

    /** To the end of the log, and while the try goes on, what it says as it says it. */
    private ResponseEntity<StreamingResponseBody> stream(LogKey key, long offset) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .body(stream -> follow(key, offset, stream));
    }

    private void follow(LogKey key, long offset, OutputStream stream) throws IOException {
        long next = offset;
        while (true) {
            boolean live = isLive(key);
            TaskLogs.Part part = logs.read(key, next);
            for (LogLine line : part.lines()) {
                stream.write((json.writeValueAsString(shown(line)) + "\n").getBytes(UTF_8));
            }
            stream.flush();
            next = part.next();
            if (part.lines().isEmpty() && (!live || !rest())) {
                return;
            }
        }
    }

    private static boolean rest() {
        try {
            Thread.sleep(LOOK);
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isLive(LogKey key) {
        FoundTask task = lookup.task(key.pipeline(), key.run(), key.task());
        return task.tries() == key.tryNumber() && LIVE.contains(task.state());
    }

    private static Map<String, Object> shown(LogLine line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("timestamp", line.timestamp());
        shown.put("event", line.event());
        shown.put("level", line.level().name().toLowerCase(Locale.ROOT));
        shown.put("logger", line.logger());
        if (line.error() != null) {
            shown.put("error", line.error());
        }
        return shown;
    }

    private static String token(long offset) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("v1:" + offset).getBytes(UTF_8));
    }

    private static long offset(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            if (text.matches("v1:\\d{1,18}")) {
                return Long.parseLong(text.substring(3));
            }
        } catch (IllegalArgumentException broken) {
            // Said below.
        }
        throw new Refusal.Bad("The token is not one that an earlier answer gave");
    }
}

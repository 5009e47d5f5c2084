package app.passculture.data.orchestration.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.orchestration.history.FoundOutput;
import app.passculture.data.orchestration.history.FoundRun;
import app.passculture.data.orchestration.history.Outputs;
import app.passculture.data.orchestration.history.Runs;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a run to its end: one line of JSON for each state it comes to, the last with what chosen tasks produced. */
final class RunWait {
    /** How often the run is looked at; a line follows its change by no more than this. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Runs runs;
    private final Outputs outputs;
    private final JsonMapper json;

    RunWait(Runs runs, Outputs outputs, JsonMapper json) {
        this.runs = runs;
        this.outputs = outputs;
        this.json = json;
    }

    void until(FoundRun run, List<String> results, OutputStream stream) throws IOException {
        String said = "";
        while (true) {
            Optional<FoundRun> now = runs.find(run.pipeline(), run.id());
            if (now.isEmpty()) {
                return;
            }
            String state = now.get().state();
            boolean ended = state.equals("success") || state.equals("failed");
            if (!state.equals(said)) {
                write(stream, ended && !results.isEmpty() ? ending(run, state, results) : Map.of("state", state));
                said = state;
            }
            if (ended || !rest()) {
                return;
            }
        }
    }

    private void write(OutputStream stream, Map<String, ?> line) throws IOException {
        stream.write((json.writeValueAsString(line) + "\n").getBytes(UTF_8));
        stream.flush();
    }

    private Map<String, Object> ending(FoundRun run, String state, List<String> results) {
        Map<String, @Nullable JsonNode> values = new LinkedHashMap<>();
        for (String task : results) {
            values.put(
                    task,
                    outputs.find(Outputs.Filter.one(run.pipeline(), run.id(), task, "return_value"))
                            .map(this::value)
                            .orElse(null));
        }
        Map<String, Object> ending = new LinkedHashMap<>();
        ending.put("state", state);
        ending.put("results", values);
        return ending;
    }

    private @Nullable JsonNode value(FoundOutput output) {
        return output.value() == null ? null : json.readTree(output.value());
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
}

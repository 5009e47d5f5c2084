package app.passculture.data.orchestration.rehearsal;

import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.run.Attempt;
import app.passculture.data.orchestration.run.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What happened in a rehearsal, in its order. */
final class Story {

    private final List<Moment> moments = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, List<String>> logs = new HashMap<>();
    private final Map<String, Object> outputs = new HashMap<>();
    private Record parameters = new NoParameters();

    /** A try that began or ended. */
    record Moment(
            String task,
            int tryNumber,
            Instant at,
            @Nullable Attempt ended) {}

    void parameters(Record given) {
        parameters = given;
    }

    void begun(String task, int tryNumber, Instant at) {
        moments.add(new Moment(task, tryNumber, at, null));
    }

    void ended(String task, Attempt attempt, Instant at) {
        moments.add(new Moment(task, attempt.tryNumber(), at, attempt));
    }

    void add(Effect effect) {
        effects.add(effect);
    }

    void logged(String task, String line) {
        logs.computeIfAbsent(task, _ -> new ArrayList<>()).add(line);
    }

    void produced(String task, Object output) {
        outputs.put(task, output);
    }

    Record parameters() {
        return parameters;
    }

    List<Moment> moments() {
        return moments;
    }

    List<Effect> effects() {
        return effects;
    }

    List<String> log(String task) {
        return logs.getOrDefault(task, List.of());
    }

    Optional<Object> output(String task) {
        return Optional.ofNullable(outputs.get(task));
    }

    /** The place of a task's first beginning, negative if it never began. */
    int begin(String task) {
        return IntStream.range(0, moments.size())
                .filter(i -> moments.get(i).task().equals(task))
                .findFirst()
                .orElse(-1);
    }

    /** The place of a task's last end, negative if it never ended. */
    int end(String task) {
        return IntStream.range(0, moments.size())
                .filter(i ->
                        moments.get(i).task().equals(task) && moments.get(i).ended() != null)
                .reduce(-1, (_, later) -> later);
    }
}

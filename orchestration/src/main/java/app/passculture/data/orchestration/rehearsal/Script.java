package app.passculture.data.orchestration.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a rehearsal changes about the tasks; where two lines speak of one task, the later one counts. */
final class Script {

    private final List<Line<Rehearsal.Stub>> stubs = new ArrayList<>();
    private final List<Line<InjectedFailure>> failures = new ArrayList<>();
    private final List<Line<Integer>> losses = new ArrayList<>();
    private final List<Line<Duration>> times = new ArrayList<>();
    private final Map<String, Duration> others = new HashMap<>();
    private final Map<Class<?>, Object> clients = new HashMap<>();

    /** What is said about the tasks of a pattern. */
    private record Line<V>(String pattern, V value) {

        boolean matches(String task) {
            String regex =
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return task.matches(regex);
        }
    }

    /** A failure of the first tries. */
    record InjectedFailure(int tries, Throwable thrown) {}

    void stub(String tasks, Rehearsal.Stub stub) {
        stubs.add(new Line<>(tasks, stub));
    }

    void fail(String tasks, int tries, Throwable thrown) {
        failures.add(new Line<>(tasks, new InjectedFailure(tries, thrown)));
    }

    void lose(String tasks, int attempts) {
        losses.add(new Line<>(tasks, attempts));
    }

    void take(String tasks, Duration time) {
        times.add(new Line<>(tasks, time));
    }

    void await(String pipeline, Duration time) {
        others.put(pipeline, time);
    }

    <C> void provide(Class<C> type, C client) {
        clients.put(type, client);
    }

    Optional<Rehearsal.Stub> stub(String task) {
        return last(stubs, task);
    }

    Optional<Throwable> failure(String task, int tryNumber) {
        return last(failures, task)
                .filter(failure -> tryNumber <= failure.tries())
                .map(InjectedFailure::thrown);
    }

    int losses(String task) {
        return last(losses, task).orElse(0);
    }

    Duration time(String task) {
        return last(times, task).orElse(Duration.ofSeconds(1));
    }

    Duration other(String pipeline) {
        return others.getOrDefault(pipeline, Duration.ZERO);
    }

    <C> @Nullable C client(Class<C> type) {
        return type.cast(clients.get(type));
    }

    /** A line that speaks of no task is a mistake in the test. */
    void checkNames(Set<String> tasks) {
        List<String> idle = Stream.of(stubs, failures, losses, times)
                .flatMap(List::stream)
                .filter(line -> tasks.stream().noneMatch(line::matches))
                .<String>map(Line::pattern)
                .distinct()
                .toList();
        if (!idle.isEmpty()) {
            throw new AssertionError("no task is named " + String.join(" or ", idle) + "; there are " + tasks);
        }
    }

    private static <V> Optional<V> last(List<Line<V>> lines, String task) {
        return lines.reversed().stream()
                .filter(line -> line.matches(task))
                .findFirst()
                .map(Line::value);
    }
}

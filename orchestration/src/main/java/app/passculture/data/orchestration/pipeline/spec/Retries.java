package app.passculture.data.orchestration.pipeline.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often a failed task is tried again, and after how long: the delay grows by a factor at each retry up to a cap, then jitter moves it by
 * at most that share up or down. Cases override the count and delay for the failures they name; the first that matches counts.
 */
public record Retries(
        int count, Duration delay, double factor, @Nullable Duration cap, double jitter, List<FailureCase> cases) {

    /** How often a failure of one type is retried; the type is a class name, and no delay means the usual one. */
    public record FailureCase(
            String type, int count, @Nullable Duration delay) {}

    public Retries {
        cases = List.copyOf(cases);
    }

    public static Retries none() {
        return times(0);
    }

    public static Retries times(int count) {
        return new Retries(count, Duration.ZERO, 1, null, 0, List.of());
    }

    public Retries after(Duration delay) {
        return new Retries(count, delay, factor, cap, jitter, cases);
    }

    public Retries growingBy(double factor) {
        return new Retries(count, delay, factor, cap, jitter, cases);
    }

    public Retries atMost(Duration cap) {
        return new Retries(count, delay, factor, cap, jitter, cases);
    }

    public Retries jitteredBy(double jitter) {
        return new Retries(count, delay, factor, cap, jitter, cases);
    }

    public Retries neverOn(Class<? extends Throwable> type) {
        return with(new FailureCase(type.getName(), 0, null));
    }

    public Retries on(Class<? extends Throwable> type, int count, Duration delay) {
        return with(new FailureCase(type.getName(), count, delay));
    }

    private Retries with(FailureCase added) {
        List<FailureCase> all = new ArrayList<>(cases);
        all.add(added);
        return new Retries(count, delay, factor, cap, jitter, all);
    }

    /** How often a failure is retried; its types are the names of its class and of all its ancestors. */
    public int allowed(List<String> types) {
        FailureCase match = match(types);
        return match == null ? count : match.count();
    }

    /** How long to wait before the given retry, counted from 1. */
    public Duration delay(int retry, List<String> types, RandomGenerator random) {
        FailureCase match = match(types);
        Duration first = match == null || match.delay() == null ? delay : match.delay();
        double longest = cap == null ? Duration.ofDays(366).toMillis() : cap.toMillis();
        double millis = Math.min(first.toMillis() * Math.pow(factor, retry - 1.0), longest);
        double moved = jitter == 0 ? millis : millis * (1 + jitter * (2 * random.nextDouble() - 1));
        return Duration.ofMillis(Math.round(Math.min(moved, longest)));
    }

    private @Nullable FailureCase match(List<String> types) {
        return cases.stream()
                .filter(failure -> types.contains(failure.type()))
                .findFirst()
                .orElse(null);
    }
}

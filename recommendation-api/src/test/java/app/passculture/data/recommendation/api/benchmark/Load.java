package app.passculture.data.recommendation.api.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Puts targets under load for a while, through a number of connections. */
record Load(int connections, Duration length, Supplier<Processes.CpuTime> cpu) {
    private static final Duration LEAD = Duration.ofMillis(50);

    /** As much as the server takes: each connection sends its next request once it has its answer. */
    Outcome closed(Target target) {
        return run(List.of(() -> {
            try (var loop = new ClosedLoop(target, connections)) {
                return loop.run(length);
            }
        }));
    }

    /**
     * A constant rate, whatever the server does: request i is due at start + i / rate and its latency counts from then, so
     * that requests held up behind a slow one are slow too (no coordinated omission).
     */
    Outcome open(Target target, int rate) {
        var start = System.nanoTime() + LEAD.toNanos();
        return run(IntStream.range(0, connections)
                .<Callable<Part>>mapToObj(connection -> () -> open(target, connection, start, rate))
                .toList());
    }

    private Part open(Target target, int connection, long start, int rate) throws IOException {
        var part = new Part();
        var total = rate * length.toMillis() / 1_000;
        try (var http = target.connect()) {
            for (var turn = (long) connection; turn < total; turn += connections) {
                var due = start + turn * 1_000_000_000 / rate;
                await(due);
                http.exchange(target.request(turn));
                part.record(target, http, due);
            }
        }
        return part;
    }

    private static void await(long due) {
        for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Outcome run(List<Callable<Part>> work) {
        var before = cpu.get();
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            var parts = results(threads.invokeAll(work));
            var took = Duration.ofNanos(System.nanoTime() - start);
            return Outcome.of(parts, took, cpu.get().minus(before));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted under load", e);
        }
    }

    private static List<Part> results(List<Future<Part>> futures) throws InterruptedException {
        var parts = new ArrayList<Part>();
        for (var future : futures) {
            try {
                parts.add(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException("a connection of the load generator broke", e.getCause());
            }
        }
        return parts;
    }

    /** What one thread saw. */
    static final class Part {
        private final Histogram latencies = new Histogram(3);
        private long bad;

        Histogram latencies() {
            return latencies;
        }

        long bad() {
            return bad;
        }

        void record(Target target, HttpConnection http, long due) {
            latencies.recordValue(System.nanoTime() - due);
            bad += target.check().isGood(http) ? 0 : 1;
        }
    }
}

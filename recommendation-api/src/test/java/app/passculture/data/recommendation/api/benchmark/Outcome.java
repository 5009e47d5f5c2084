package app.passculture.data.recommendation.api.benchmark;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What one spell of load gave: latencies in nanoseconds, answers that were not good, who spent how much processor time. */
record Outcome(Histogram latencies, long bad, Duration took, Processes.CpuTime cpu) {
    static Outcome of(List<Load.Part> parts, Duration took, Processes.CpuTime cpu) {
        var latencies = new Histogram(3);
        parts.forEach(part -> latencies.add(part.latencies()));
        return new Outcome(latencies, parts.stream().mapToLong(Load.Part::bad).sum(), took, cpu);
    }

    /** Both spells as one. */
    Outcome plus(Outcome other) {
        var both = latencies.copy();
        both.add(other.latencies);
        return new Outcome(both, bad + other.bad, took.plus(other.took), cpu.plus(other.cpu));
    }

    long requests() {
        return latencies.getTotalCount();
    }

    double perSecond() {
        return requests() / seconds(took);
    }

    /** The latency that {@code percentile} per cent of the requests kept below, in milliseconds. */
    double milliseconds(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** Processor time the API spent for one request, in microseconds. */
    double serverMicros() {
        return seconds(cpu.server()) * 1e6 / Math.max(1, requests());
    }

    /** How busy a process kept one core, from 0 to 1 (more with several cores). */
    double share(Duration spent) {
        return seconds(spent) / seconds(took);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

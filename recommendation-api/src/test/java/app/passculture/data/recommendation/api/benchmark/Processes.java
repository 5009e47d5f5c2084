package app.passculture.data.recommendation.api.benchmark;

import java.time.Duration;
import java.util.stream.Stream;

/** The processes at work during a benchmark: the API, PostgreSQL's first one, and this one, which makes the load. */
record Processes(ProcessHandle server, ProcessHandle postmaster) {
    /** Processor time each has spent so far. */
    CpuTime spent() {
        return new CpuTime(
                spent(Stream.of(server)),
                spent(Stream.concat(Stream.of(postmaster), postmaster.descendants())),
                spent(Stream.of(ProcessHandle.current())));
    }

    private static Duration spent(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Processor time by process; that of PostgreSQL's connections that ended is lost. */
    record CpuTime(Duration server, Duration database, Duration generator) {
        CpuTime plus(CpuTime other) {
            return new CpuTime(
                    server.plus(other.server), database.plus(other.database), generator.plus(other.generator));
        }

        CpuTime minus(CpuTime earlier) {
            return new CpuTime(
                    server.minus(earlier.server), database.minus(earlier.database), generator.minus(earlier.generator));
        }
    }
}

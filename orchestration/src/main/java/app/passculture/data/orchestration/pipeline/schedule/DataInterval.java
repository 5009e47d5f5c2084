package app.passculture.data.orchestration.pipeline.schedule;

import java.time.Instant;

/** The stretch of time whose data a run handles; the end is not part of it. */
public record DataInterval(Instant start, Instant end) {

    public DataInterval {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("data interval ends at " + end + ", before its start " + start);
        }
    }
}

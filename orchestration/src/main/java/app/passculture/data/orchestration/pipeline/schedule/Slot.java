package app.passculture.data.orchestration.pipeline.schedule;

import java.time.Instant;

/** One place in a timetable: the data interval to handle and the time from which a run may do so. */
public record Slot(DataInterval interval, Instant runAfter) {

    static Slot of(Instant start, Instant end) {
        return new Slot(new DataInterval(start, end), end);
    }

    /** What names the run: the start of its interval. */
    public Instant logicalDate() {
        return interval.start();
    }
}

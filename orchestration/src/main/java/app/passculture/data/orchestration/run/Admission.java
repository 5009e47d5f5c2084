package app.passculture.data.orchestration.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Decides which of a pipeline's queued runs may start. */
public final class Admission {

    /** A run that waits to start. */
    public record Candidate(String run, Instant runAfter) {}

    private Admission() {}

    /** The runs to admit now, oldest first, beside those that are active. */
    public static List<Candidate> of(List<Candidate> queued, int active, int limit, Instant now) {
        return queued.stream()
                .filter(run -> !run.runAfter().isAfter(now))
                .sorted(Comparator.comparing(Candidate::runAfter).thenComparing(Candidate::run))
                .limit(Math.max(0, limit - active))
                .toList();
    }
}

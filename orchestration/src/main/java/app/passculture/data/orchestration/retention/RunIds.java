package app.passculture.data.orchestration.retention;

import java.time.Instant;

/** When a run was made, which its number says: milliseconds since 2020 and twelve bits, as next_run_id() of the journal. */
final class RunIds {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int BITS = 12;

    private RunIds() {}

    static Instant moment(long id) {
        return FIRST.plusMillis(id >> BITS);
    }
}

package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.run.RunSnapshot;
import java.util.UUID;

/** A run as the journal holds it. The revision is what a change of it is compared with; it may wait for a node that has its version's code. */
public record StoredRun(
        long id, int revision, UUID version, String parameters, boolean waitsForCode, RunSnapshot snapshot) {

    public String pipeline() {
        return snapshot.facts().pipeline();
    }

    /** The run after a step that was written. */
    public StoredRun after(RunStep step) {
        return new StoredRun(
                id,
                revision + 1,
                version,
                parameters,
                step.advance().left(),
                step.advance().run());
    }
}

package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.run.RunSnapshot;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as the journal holds it. The revision is what a change of it is compared with, the node the one that changed it last. */
public record StoredRun(
        long id,
        int revision,
        UUID version,
        String parameters,
        @Nullable Long node,
        RunSnapshot snapshot) {

    public String pipeline() {
        return snapshot.facts().pipeline();
    }

    /** The run after a step that was written. */
    public StoredRun after(RunStep step, long writer) {
        return new StoredRun(
                id, revision + 1, version, parameters, writer, step.advance().run());
    }
}

package app.passculture.data.orchestration.journal;

import app.passculture.data.orchestration.run.Advance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A step of a run to write down: how it moves on and when, when attempts had begun, what they produced, what their tasks wait for now, and
 * who asked for it.
 */
public record RunStep(StoredRun before, Advance advance, Instant now, Reported reported, List<AuditEntry> audit) {

    /** What attempts told beside their end: when they began, and what they produced. */
    public record Reported(Map<UUID, Instant> starts, Map<UUID, ProducedOutput> outputs) {
        public Reported {
            starts = Map.copyOf(starts);
            outputs = Map.copyOf(outputs);
        }
    }

    public RunStep {
        audit = List.copyOf(audit);
    }

    /** Whether somebody else is to go on with the run from now on, or somebody has begun to. */
    public boolean isHandedOver() {
        return before.waitsForCode() != advance.left();
    }
}

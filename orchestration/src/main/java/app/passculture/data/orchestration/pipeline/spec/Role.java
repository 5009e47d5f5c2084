package app.passculture.data.orchestration.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;

/** What a task is to the scheduler. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "role")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Role.Work.class, name = "work"),
    @JsonSubTypes.Type(value = Role.Barrier.class, name = "barrier"),
    @JsonSubTypes.Type(value = Role.Decision.class, name = "decision"),
    @JsonSubTypes.Type(value = Role.Cleanup.class, name = "cleanup"),
    @JsonSubTypes.Type(value = Role.Wait.class, name = "wait")
})
public sealed interface Role {

    /** Runs code. */
    record Work() implements Role {}

    /** Runs nothing and succeeds; other tasks meet at it. */
    record Barrier() implements Role {}

    /** Runs code that chooses which of the tasks right after it go on; the others are skipped. */
    record Decision(List<String> options) implements Role {
        public Decision {
            options = List.copyOf(options);
        }
    }

    /** Runs code once the tasks before it have ended in any way, provided that its setups succeeded; never decides the run. */
    record Cleanup(List<String> setups) implements Role {
        public Cleanup {
            setups = List.copyOf(setups);
        }
    }

    /** Waits until the latest scheduled run of another pipeline, among those due in the window before this run, has succeeded. */
    record Wait(String pipeline, Duration window, ManualRuns manualRuns) implements Role {}

    /** Whether a run started by hand waits too. */
    enum ManualRuns {
        WAIT,
        GO_ON
    }
}

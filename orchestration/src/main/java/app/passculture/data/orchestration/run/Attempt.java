package app.passculture.data.orchestration.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt that is over, for the history: which try of which task it was and how it ended; lost and stopped ones have no state. */
public record Attempt(
        int task,
        int tryNumber,
        UUID id,
        @Nullable TaskState end,
        @Nullable Failure failure) {}

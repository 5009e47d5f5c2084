package app.passculture.data.orchestration.execution;

import java.util.Optional;

/** The recorded outputs of runs. */
@FunctionalInterface
public interface Outputs {

    /** What a task of the same run as the order has produced; empty if it has not succeeded. */
    Optional<TaskOutput> find(Order reader, String producer);
}

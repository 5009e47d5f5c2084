package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import java.time.Instant;

/** Something that happened in a run, told at once; a listener is called by one thread. */
public sealed interface RunEvent {

    /** The run begins, with so many nodes. */
    record Began(String invocation, int nodes) implements RunEvent {}

    /** A node begins. */
    record Started(Node node, Instant at) implements RunEvent {}

    /** A node ended, as one of so many. */
    record Finished(NodeResult result, int index, int nodes) implements RunEvent {}
}

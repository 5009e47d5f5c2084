package app.passculture.data.analytics.transformation;

import java.util.List;

/** How a node differs between two states of a project. */
public record NodeDifference(String uniqueId, Change change, List<String> what) {

    /** Whether it is in both states. */
    public enum Change {
        NEW,
        GONE,
        CHANGED
    }

    public NodeDifference {
        what = List.copyOf(what);
    }
}

package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import java.util.List;
import java.util.Set;

/** Nodes that are executed together, and the tasks that must end well before. */
record Task(String id, List<Node> nodes, Set<String> after) {

    Task {
        nodes = List.copyOf(nodes);
        after = Set.copyOf(after);
    }

    Node first() {
        return nodes.getFirst();
    }
}

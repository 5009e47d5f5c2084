package app.passculture.data.orchestration.web.pipeline;

import java.util.List;

/** A graph with a place for everything. A folded group is a node that stands for its tasks. */
public record Drawing(int width, int height, List<Node> nodes, List<Edge> edges) {

    public Drawing {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** A task, or a folded group; the rule is empty where it is the usual one. */
    public record Node(String id, String label, Box box, List<String> tasks, String rule, String role) {
        public Node {
            tasks = List.copyOf(tasks);
        }

        public boolean isGroup() {
            return role.equals("group");
        }
    }

    /** Where something is. */
    public record Box(int x, int y, int width, int height) {}

    /** What leads to what; along a data edge an output is read. */
    public record Edge(String from, String to, String path, boolean data) {}
}

package app.passculture.data.orchestration.web.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The servers that share the work. */
public record NodesPage(List<Node> nodes) {
    public NodesPage {
        nodes = List.copyOf(nodes);
    }

    /**
     * A process of the server.
     *
     * @param load attempts under way
     * @param cleared when others had taken over all that it left behind
     */
    public record Node(
            long id,
            String name,
            List<String> roles,
            String state,
            int load,
            Instant started,
            Instant leaseUntil,
            @Nullable Instant ended,
            @Nullable Instant cleared) {
        public Node {
            roles = List.copyOf(roles);
        }

        public boolean isAlive() {
            return state.equals("alive");
        }
    }

    public long alive() {
        return nodes.stream().filter(Node::isAlive).count();
    }

    public int load() {
        return nodes.stream().filter(Node::isAlive).mapToInt(Node::load).sum();
    }
}

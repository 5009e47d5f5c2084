package app.passculture.data.orchestration.pipeline;

import java.util.List;

/** What can stand before or after something: a task or a block of tasks. */
public sealed interface Node permits Task, Block {

    /** The tasks to start with. */
    List<Task<?>> entries();

    /** The tasks to end with. */
    List<Task<?>> exits();

    default Node after(Node... earlier) {
        for (Node node : earlier) {
            entries().forEach(entry -> node.exits().forEach(entry::dependOn));
        }
        return this;
    }

    default Node before(Node... later) {
        for (Node node : later) {
            node.after(this);
        }
        return this;
    }
}

package app.passculture.data.analytics.transformation;

import java.util.OptionalLong;

/** How many bytes a statement of a node may read: its {@code byte_budget}, else the {@code maximum_bytes_billed} of the target. */
public final class ByteBudget {

    private ByteBudget() {}

    /**
     * The budget of a node; empty when nobody limits it.
     *
     * @throws ProjectException.BadRequest when it is no whole number
     */
    public static OptionalLong of(Node node, Target target) {
        return node.config()
                .text("byte_budget")
                .or(() -> target.attribute("maximum_bytes_billed").map(String::valueOf))
                .map(text -> OptionalLong.of(parsed(text, node)))
                .orElse(OptionalLong.empty());
    }

    private static long parsed(String text, Node node) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException wrong) {
            throw new ProjectException.BadRequest(
                    "%s: byte_budget (or maximum_bytes_billed of the target) is a number of bytes, not '%s'"
                            .formatted(node.position(), text));
        }
    }
}

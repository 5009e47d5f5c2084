package app.passculture.data.orchestration.web.pipeline;

import java.util.Optional;
import java.util.Set;

/** What the page after an order says of it. */
public final class Done {

    private static final Set<String> ORDERS =
            Set.of("clear", "success", "failed", "skipped", "cancel", "note", "finish");

    private Done() {}

    /** Nothing for what is not an order. */
    public static Optional<Message> message(String order) {
        return ORDERS.contains(order) ? Optional.of(Message.of("order.done." + order)) : Optional.empty();
    }
}

package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Jinja's cycler(): gives its items in turn. */
final class Cycler implements HostObject {

    private final List<Value> items;
    private int position;

    private Cycler(List<Value> items) {
        this.items = items;
    }

    static Value of(Invocation call) {
        if (call.positional().isEmpty()) {
            throw Fault.of("at least one item has to be provided");
        }
        return new Cycler(call.positional());
    }

    @Override
    public Optional<Value> attribute(String name) {
        Callable next = call -> {
            Value current = items.get(position);
            position = (position + 1) % items.size();
            return current;
        };
        Callable reset = call -> {
            position = 0;
            return None.NONE;
        };
        return switch (name) {
            case "next" -> Optional.of(next);
            case "reset" -> Optional.of(reset);
            case "current" -> Optional.of(items.get(position));
            default -> Optional.empty();
        };
    }

    @Override
    public Collection<String> attributes() {
        return List.of("next", "reset", "current");
    }

    @Override
    public String printed() {
        return "<Cycler>";
    }

    @Override
    public String type() {
        return "cycler";
    }
}

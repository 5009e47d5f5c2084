package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The {@code loop} variable. */
final class Loop implements HostObject {

    private static final List<String> ATTRIBUTES = List.of(
            "index",
            "index0",
            "revindex",
            "revindex0",
            "first",
            "last",
            "length",
            "depth",
            "depth0",
            "previtem",
            "nextitem",
            "cycle",
            "changed");

    private final List<Value> items;
    private int index = -1;
    private @Nullable Value lastSeen;

    Loop(List<Value> items) {
        this.items = items;
    }

    Loop next() {
        index++;
        return this;
    }

    @Override
    public Optional<Value> attribute(String name) {
        return switch (name) {
            case "index" -> whole(index + 1);
            case "index0" -> whole(index);
            case "revindex" -> whole(items.size() - index);
            case "revindex0" -> whole(items.size() - index - 1);
            case "length" -> whole(items.size());
            case "depth" -> whole(1);
            case "depth0" -> whole(0);
            case "first" -> Optional.of(Bool.of(index == 0));
            case "last" -> Optional.of(Bool.of(index == items.size() - 1));
            case "previtem" -> index > 0 ? Optional.of(items.get(index - 1)) : Optional.empty();
            case "nextitem" -> index < items.size() - 1 ? Optional.of(items.get(index + 1)) : Optional.empty();
            case "cycle" -> function(this::cycle);
            case "changed" -> function(this::changed);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> whole(long value) {
        return Optional.of(new Int(value));
    }

    private static Optional<Value> function(Callable function) {
        return Optional.of(function);
    }

    private Value cycle(Invocation call) {
        if (call.positional().isEmpty()) {
            throw Fault.of("no items for cycling given");
        }
        return call.positional().get(index % call.positional().size());
    }

    private Value changed(Invocation call) {
        Value seen = Sequence.tuple(call.positional());
        boolean changed = !seen.equals(lastSeen);
        lastSeen = seen;
        return Bool.of(changed);
    }

    @Override
    public Collection<String> attributes() {
        return ATTRIBUTES;
    }

    @Override
    public String printed() {
        return "<LoopContext %d/%d>".formatted(index + 1, items.size());
    }

    @Override
    public String type() {
        return "loop";
    }
}

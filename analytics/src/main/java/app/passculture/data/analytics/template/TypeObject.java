package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A Python class as a value: calling it makes an object, and it has functions of its own. */
record TypeObject(String name, Callable constructor, Map<String, Value> members) implements Callable, HostObject {

    @Override
    public Value call(Invocation invocation) {
        return constructor.call(invocation);
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return Optional.ofNullable(members.get(attribute));
    }

    @Override
    public Collection<String> attributes() {
        return members.keySet();
    }

    @Override
    public String printed() {
        return "<class '" + name + "'>";
    }

    @Override
    public String type() {
        return name;
    }
}

package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** An object that is a fixed set of attributes. */
record Members(String printed, Map<String, Value> members) implements HostObject {

    Members {
        members = Map.copyOf(members);
    }

    @Override
    public Optional<Value> attribute(String name) {
        return Optional.ofNullable(members.get(name));
    }

    @Override
    public Collection<String> attributes() {
        return members.keySet();
    }
}

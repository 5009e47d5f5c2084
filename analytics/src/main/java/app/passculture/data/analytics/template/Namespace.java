package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Jinja's namespace(): attributes that inner blocks may set. */
final class Namespace implements HostObject {

    private final Map<String, Value> attributes = new LinkedHashMap<>();

    void assign(String name, Value value) {
        attributes.put(name, value);
    }

    @Override
    public Optional<Value> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    @Override
    public Collection<String> attributes() {
        return attributes.keySet();
    }

    @Override
    public String printed() {
        return "<Namespace " + Value.of(attributes).printed() + ">";
    }

    @Override
    public String type() {
        return "namespace";
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Bound;
import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.Dict;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.template.None;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code config(…)}: sets the configuration of the node, and reads it. */
record ConfigFunction(Subject subject) implements Callable, HostObject {

    @Override
    public Value call(Invocation call) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Value given : call.positional()) {
            if (!(given instanceof Dict dict)) {
                throw call.refusal("config() takes named values, or a dict");
            }
            dict.entries().forEach((key, value) -> values.put(key.printed(), value.data()));
        }
        call.named().forEach((key, value) -> values.put(key, value.data()));
        if (!subject.compiling()) {
            subject.captured().config(values);
        }
        return new Text("");
    }

    @Override
    public Optional<Value> attribute(String name) {
        Callable function = switch (name) {
            case "get" -> this::find;
            case "require" -> this::require;
            case "persist_relation_docs", "persist_column_docs" -> call -> Value.of(false);
            default -> null;
        };
        return Optional.ofNullable(function);
    }

    @Override
    public Collection<String> attributes() {
        return List.of("get", "require");
    }

    private Value find(Invocation call) {
        Bound bound = call.bind("name", "default?", "validator?");
        Object value = subject.config().values().get(bound.text(0));
        return value == null ? bound.find(1).orElse(None.NONE) : Value.of(value);
    }

    private Value require(Invocation call) {
        String name = call.bind("name", "validator?").text(0);
        return subject.config()
                .find(name)
                .map(Value::of)
                .orElseThrow(() -> call.refusal("config '" + name + "' is required"
                        + NearNames.hint(name, subject.config().values().keySet())));
    }

    @Override
    public String printed() {
        return "<config>";
    }

    @Override
    public String type() {
        return "config";
    }
}

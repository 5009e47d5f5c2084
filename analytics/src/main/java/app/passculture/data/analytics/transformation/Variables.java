package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Bound;
import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The variables that a package sees: those given for the run, then the root project's, then its own. */
final class Variables implements Callable, HostObject {

    private final Map<String, @Nullable Object> values;

    private Variables(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** The variables given for the run only. */
    static Variables given(Map<String, @Nullable Object> given) {
        return new Variables(given);
    }

    /** Later settings win: the package's own first, then the root project's. */
    static Variables of(
            String packageName, List<Map<String, @Nullable Object>> settings, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> each : settings) {
            if (each.get("vars") instanceof Map<?, ?> vars) {
                vars.forEach((name, value) -> values.put(String.valueOf(name), value));
                if (vars.get(packageName) instanceof Map<?, ?> scoped) {
                    scoped.forEach((name, value) -> values.put(String.valueOf(name), value));
                }
            }
        }
        values.putAll(given);
        return new Variables(values);
    }

    /** These with others in front. */
    Variables over(Map<String, @Nullable Object> closer) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.putAll(closer);
        return new Variables(all);
    }

    Map<String, @Nullable Object> values() {
        return values;
    }

    @Override
    public Value call(Invocation call) {
        Bound bound = call.bind("var", "default?");
        String name = bound.text(0);
        if (values.containsKey(name)) {
            return Value.of(values.get(name));
        }
        return bound.find(1)
                .orElseThrow(() -> call.refusal(
                        "variable '" + name + "' has no value and no default" + NearNames.hint(name, values.keySet())));
    }

    @Override
    public Optional<Value> attribute(String name) {
        Callable has = call -> Value.of(values.containsKey(call.bind("var").text(0)));
        return name.equals("has_var") ? Optional.of(has) : Optional.empty();
    }

    @Override
    public String printed() {
        return "<var>";
    }

    @Override
    public String type() {
        return "var";
    }
}

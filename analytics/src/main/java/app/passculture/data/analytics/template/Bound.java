package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Arguments in the order of the parameters. */
public final class Bound {

    private final String function;
    private final List<String> parameters;
    private final @Nullable Value[] values;

    private Bound(String function, List<String> parameters, @Nullable Value[] values) {
        this.function = function;
        this.parameters = parameters;
        this.values = values;
    }

    static Bound of(Invocation call, List<String> parameters) {
        if (call.positional().size() > parameters.size()) {
            throw Fault.of("%s() takes at most %d arguments, %d given"
                    .formatted(call.name(), parameters.size(), call.positional().size()));
        }
        List<String> names = parameters.stream().map(Bound::bare).toList();
        @Nullable Value[] values = new Value[names.size()];
        for (int i = 0; i < call.positional().size(); i++) {
            values[i] = call.positional().get(i);
        }
        call.named().forEach((name, value) -> named(call, names, values, name, value));
        Bound bound = new Bound(call.name(), names, values);
        bound.requireAll(parameters);
        return bound;
    }

    private static void named(Invocation call, List<String> names, @Nullable Value[] values, String name, Value value) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw Fault.of(call.name() + "() has no parameter '" + name + "'" + NearNames.hint(name, names));
        }
        if (values[index] != null) {
            throw Fault.of(call.name() + "() got two values for '" + name + "'");
        }
        values[index] = value;
    }

    private static String bare(String parameter) {
        return parameter.endsWith("?") ? parameter.substring(0, parameter.length() - 1) : parameter;
    }

    private void requireAll(List<String> declared) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Undefined undefined && undefined.kind() != Undefined.Kind.SILENT) {
                throw undefined.exception();
            }
            if (values[i] == null && !declared.get(i).endsWith("?")) {
                missing.add("'" + parameters.get(i) + "'");
            }
        }
        if (!missing.isEmpty()) {
            throw Fault.of(function + "() needs " + String.join(", ", missing));
        }
    }

    /** The argument at a position; empty when it was left out. */
    public Optional<Value> find(int index) {
        return Optional.ofNullable(values[index]);
    }

    /** The argument at a position. */
    public Value value(int index) {
        Value value = values[index];
        if (value == null) {
            throw Fault.of(function + "() needs '" + parameters.get(index) + "'");
        }
        return value;
    }

    Value value(int index, Value fallback) {
        Value value = values[index];
        return value == null ? fallback : value;
    }

    /** The argument, which must be a text. */
    public String text(int index) {
        if (value(index) instanceof Text text) {
            return text.value();
        }
        throw Fault.of("%s() needs a string for '%s', not %s"
                .formatted(function, parameters.get(index), value(index).type()));
    }

    String text(int index, String fallback) {
        return values[index] == null || values[index] == None.NONE ? fallback : text(index);
    }

    /** The argument, which must be a whole number. */
    public long whole(int index) {
        if (value(index) instanceof Numeric number && !(number instanceof Real)) {
            return Numeric.whole(number);
        }
        throw Fault.of("%s() needs a whole number for '%s', not %s"
                .formatted(function, parameters.get(index), value(index).type()));
    }

    long whole(int index, long fallback) {
        return values[index] == null || values[index] == None.NONE ? fallback : whole(index);
    }

    boolean truth(int index, boolean fallback) {
        Value value = values[index];
        return value == null ? fallback : value.truth();
    }

    /** Only the arguments given, by name. */
    public Map<String, Value> given() {
        Map<String, Value> given = new java.util.LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            if (value != null) {
                given.put(parameters.get(i), value);
            }
        }
        return given;
    }
}

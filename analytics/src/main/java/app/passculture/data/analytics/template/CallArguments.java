package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Expression.Argument;
import app.passculture.data.analytics.template.Expression.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates the arguments of a call, spreading lists and dicts. */
final class CallArguments {

    private CallArguments() {}

    static Invocation of(String function, Arguments arguments, Frame frame, int at) {
        Origin origin = frame.origin(at);
        if (arguments.list().isEmpty()) {
            return new Invocation(function, List.of(), Map.of(), frame, origin);
        }
        List<Value> positional = new ArrayList<>(arguments.list().size());
        Map<String, Value> named = new LinkedHashMap<>();
        for (Argument argument : arguments.list()) {
            add(argument, Evaluator.value(argument.value(), frame), positional, named);
        }
        return new Invocation(function, positional, named, frame, origin);
    }

    private static void add(Argument argument, Value value, List<Value> positional, Map<String, Value> named) {
        switch (argument.form()) {
            case POSITIONAL -> positional.add(value);
            case NAMED -> name(argument.name(), value, named);
            case SPREAD_LIST -> positional.addAll(Items.of(value));
            case SPREAD_DICT -> spread(value, named);
        }
    }

    private static void spread(Value value, Map<String, Value> named) {
        if (!(Operations.requireDefined(value) instanceof Dict dict)) {
            throw Fault.of("** needs a dict, not " + value.type());
        }
        dict.entries().forEach((key, item) -> name(key.printed(), item, named));
    }

    private static void name(String name, Value value, Map<String, Value> named) {
        if (named.put(name, value) != null) {
            throw Fault.of("two values for argument '" + name + "'");
        }
    }
}

package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call: the arguments, and where it stands. */
public final class Invocation {

    private final String name;
    private final List<Value> positional;
    private final Map<String, Value> named;
    private final Frame frame;
    private final Origin origin;

    Invocation(String name, List<Value> positional, Map<String, Value> named, Frame frame, Origin origin) {
        this.name = name;
        this.positional = positional;
        this.named = named;
        this.frame = frame;
        this.origin = origin;
    }

    public List<Value> positional() {
        return positional;
    }

    public Map<String, Value> named() {
        return named;
    }

    /** Where the call stands, with the macros around it. */
    public Origin origin() {
        return origin;
    }

    Frame frame() {
        return frame;
    }

    String name() {
        return name;
    }

    /**
     * The arguments by parameter; a parameter that may be left out ends in {@code ?}.
     *
     * @throws TemplateException for a missing, unknown or superfluous argument
     */
    public Bound bind(String... parameters) {
        return Bound.of(this, List.of(parameters));
    }

    /** Calls a function or macro from here. */
    public Value call(Callable function, List<Value> arguments, Map<String, Value> namedArguments) {
        return function.call(new Invocation(name, arguments, namedArguments, frame, origin));
    }

    /** The same call with other arguments before its own. */
    Invocation prepended(Value first) {
        List<Value> all = new ArrayList<>(positional.size() + 1);
        all.add(first);
        all.addAll(positional);
        return new Invocation(name, all, named, frame, origin);
    }

    /** The same call with one more named argument. */
    Invocation with(String parameter, Value value) {
        Map<String, Value> more = new LinkedHashMap<>(named);
        more.put(parameter, value);
        return new Invocation(name, positional, more, frame, origin);
    }

    /** What to throw when the call cannot be answered. */
    public TemplateException refusal(String problem) {
        return new TemplateException.Refused(problem, origin, null);
    }

    /** What to throw when the call cannot be answered because of something else. */
    public TemplateException refusal(String problem, Throwable cause) {
        return new TemplateException.Refused(problem, origin, cause);
    }
}

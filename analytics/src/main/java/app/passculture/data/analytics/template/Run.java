package app.passculture.data.analytics.template;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rendering: its globals and what it has used of its limits. Stays on one thread. */
final class Run {

    private static final int STEPS_BETWEEN_TIME_CHECKS = 4096;

    private final Globals globals;
    private final Limits limits;
    private final InstantSource clock;
    private final long deadline;
    private final Map<String, Value> builtins;
    private final Map<Template, Scope> libraries = new HashMap<>();
    private long steps;
    private int depth;

    Run(Globals globals, Limits limits, InstantSource clock, Map<String, Value> builtins) {
        this.globals = globals;
        this.limits = limits;
        this.clock = clock;
        this.deadline = clock.millis() + limits.time().toMillis();
        this.builtins = builtins;
    }

    Limits limits() {
        return limits;
    }

    Map<Template, Scope> libraries() {
        return libraries;
    }

    void step() {
        steps++;
        if (steps > limits.steps()) {
            throw Fault.limit("more than " + limits.steps() + " steps");
        }
        if (steps % STEPS_BETWEEN_TIME_CHECKS == 0 && clock.millis() > deadline) {
            throw Fault.limit("not done after " + limits.time());
        }
    }

    void enter() {
        if (++depth > limits.depth()) {
            throw Fault.limit("more than " + limits.depth() + " nested macro calls");
        }
    }

    void leave() {
        depth--;
    }

    /** A length that is about to be built. */
    void requireLength(long length) {
        if (length > limits.output()) {
            throw Fault.limit("a value of " + length + " parts, more than " + limits.output());
        }
    }

    @Nullable
    Value find(String name) {
        return globals.find(name).orElseGet(() -> builtins.get(name));
    }

    Undefined undefined(String name, Frame frame, int at) {
        List<String> known = new ArrayList<>(frame.scope().names());
        known.addAll(globals.names());
        known.addAll(builtins.keySet());
        String problem = "'" + name + "' is not defined" + NearNames.hint(name, known);
        return new Undefined(Undefined.Kind.NAME, problem, frame.origin(at));
    }
}

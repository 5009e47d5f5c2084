package app.passculture.data.analytics.template;

import app.passculture.data.analytics.template.Statement.MacroDefinition;
import app.passculture.data.analytics.template.Statement.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A macro: called with arguments, it gives the text it renders or the value it returns. */
public final class Macro implements Callable, HostObject {

    private final MacroDefinition definition;
    private final TemplateSource source;
    private final Function<Run, Scope> closure;
    private final List<String> parameters;

    private Macro(MacroDefinition definition, TemplateSource source, Function<Run, Scope> closure) {
        this.definition = definition;
        this.source = source;
        this.closure = closure;
        this.parameters = definition.parameters().stream().map(Parameter::name).toList();
    }

    /** A macro that sees the variables around its definition. */
    static Macro local(MacroDefinition definition, Frame frame) {
        Scope around = frame.scope();
        return new Macro(definition, frame.source(), run -> around);
    }

    /** A macro of a file of macros: it sees what the file sets at its top level, and the globals of the caller. */
    static Macro library(MacroDefinition definition, Template template) {
        return new Macro(definition, template.source(), template::topLevel);
    }

    public String name() {
        return definition.name();
    }

    /** The names of its parameters. */
    public List<String> parameters() {
        return parameters;
    }

    /** Where it is defined. */
    public Position position() {
        return source.position(definition.at());
    }

    @Override
    public Value call(Invocation call) {
        Run run = call.frame().run();
        Scope scope = new Scope(closure.apply(run));
        CallSite entered = new CallSite(definition.name(), call.origin());
        Frame frame = new Frame(run, source, scope, new Output(run.limits().output()), entered, None.NONE);
        run.enter();
        bind(call, frame);
        try {
            Execution.run(definition.body(), frame);
        } catch (ReturnSignal signal) {
            run.leave();
            return returned(signal);
        }
        run.leave();
        return frame.output().text();
    }

    /** A return inside a call block returns from the macro that called the block, as in dbt. */
    private Value returned(ReturnSignal signal) {
        if (definition.name().equals("caller")) {
            throw signal;
        }
        return signal.value();
    }

    private void bind(Invocation call, Frame frame) {
        List<Parameter> parameters = definition.parameters();
        requireRoom(call);
        Dict kwargs = Dict.empty();
        Map<String, Value> named = call.named();
        for (int i = 0; i < Math.min(parameters.size(), call.positional().size()); i++) {
            frame.scope().assign(parameters.get(i).name(), call.positional().get(i));
        }
        named.forEach((name, value) -> bindNamed(call, name, value, frame, kwargs));
        for (int i = call.positional().size(); i < parameters.size(); i++) {
            if (!named.containsKey(parameters.get(i).name())) {
                frame.scope().assign(parameters.get(i).name(), fallback(parameters.get(i), frame));
            }
        }
        if (definition.varargs()) {
            frame.scope().assign("varargs", Sequence.tuple(extra(call)));
        }
        if (definition.kwargs()) {
            frame.scope().assign("kwargs", kwargs);
        }
    }

    private List<Value> extra(Invocation call) {
        int taken = Math.min(definition.parameters().size(), call.positional().size());
        return new ArrayList<>(
                call.positional().subList(taken, call.positional().size()));
    }

    private void requireRoom(Invocation call) {
        int room = definition.parameters().size();
        if (call.positional().size() > room && !definition.varargs()) {
            throw Fault.of("macro '%s' takes not more than %d arguments, %d given"
                    .formatted(name(), room, call.positional().size()));
        }
    }

    private void bindNamed(Invocation call, String name, Value value, Frame frame, Dict kwargs) {
        int index = parameters.indexOf(name);
        if (index >= 0 && index < call.positional().size()) {
            throw Fault.of("macro '%s' got two values for '%s'".formatted(name(), name));
        }
        if (index >= 0 || name.equals("caller")) {
            frame.scope().assign(name, value);
        } else if (definition.kwargs()) {
            kwargs.put(new Text(name), value);
        } else {
            throw Fault.of(
                    "macro '%s' has no parameter '%s'%s".formatted(name(), name, NearNames.hint(name, parameters())));
        }
    }

    private Value fallback(Parameter parameter, Frame frame) {
        Expression fallback = parameter.fallback();
        return fallback == null
                ? new Undefined(
                        Undefined.Kind.MEMBER,
                        "parameter '%s' of macro '%s' was not given".formatted(parameter.name(), name()),
                        frame.origin(parameter.at()))
                : Evaluator.value(fallback, frame);
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return switch (attribute) {
            case "name" -> Optional.of(new Text(name()));
            case "arguments" ->
                Optional.of(Sequence.tuple(parameters().stream().map(Value::of).toList()));
            default -> Optional.empty();
        };
    }

    @Override
    public String printed() {
        return "<Macro '" + name() + "'>";
    }

    @Override
    public String type() {
        return "macro";
    }
}

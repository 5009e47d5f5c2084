package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.Globals;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.None;
import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a node sees: macros, ref, source, config, this … */
final class NodeContext implements Globals {

    private final Subject subject;
    private final Surroundings surroundings;
    private final Map<String, Value> base;
    private final Map<String, Value> own = new HashMap<>();
    private final Map<String, Value> overrides = new HashMap<>();

    NodeContext(Subject subject, Surroundings surroundings) {
        this.subject = subject;
        this.surroundings = surroundings;
        this.base = surroundings.base(subject.packageName());
        addFunctions();
    }

    /** One more name for this node only. */
    NodeContext with(String name, Value value) {
        own.put(name, value);
        return this;
    }

    /** A name that stands in front of all others, macros too. */
    void override(String name, Value value) {
        overrides.put(name, value);
    }

    private void addFunctions() {
        Callable ref = this::ref;
        Callable source = this::source;
        Callable incremental = call -> Value.of(subject.incremental());
        Callable query = this::query;
        own.put("ref", ref);
        own.put("source", source);
        own.put("config", new ConfigFunction(subject));
        own.put("builtins", HostObject.of("<builtins>", Map.of("ref", ref, "source", source)));
        own.put("is_incremental", incremental);
        own.put("run_query", query);
        own.put("statement", query);
        own.put("load_result", query);
        own.put("execute", Value.of(subject.compiling()));
        own.put("adapter", new Adapter(subject, surroundings.macros(), this::used));
        own.put("api", Api.OBJECT);
        own.put("project_name", new Text(surroundings.root()));
        own.put("database", new Text(surroundings.target().database()));
        own.put("schema", new Text(surroundings.target().schema()));
        own.put("selected_resources", Value.of(List.of()));
    }

    @Override
    public Optional<Value> find(String name) {
        Value override = overrides.get(name);
        if (override != null) {
            return Optional.of(override);
        }
        Value mine = own.get(name);
        Optional<Value> macro =
                surroundings.macros().find(name, subject.packageName()).map(this::used);
        return macro.or(() -> Optional.ofNullable(mine))
                .or(() -> lazy(name))
                .or(() -> Optional.ofNullable(base.get(name)))
                .or(() -> packageNamed(name));
    }

    /** What is costly to make, and seldom asked for. */
    private Optional<Value> lazy(String name) {
        return switch (name) {
            case "this" -> Optional.of(subject.self());
            case "model", "node" -> Optional.of(Value.of(subject.facts()));
            case "graph" -> Optional.of(surroundings.graph().get());
            default -> Optional.empty();
        };
    }

    private Optional<Value> packageNamed(String name) {
        return surroundings.macros().hasPackage(name)
                ? Optional.of(surroundings.macros().namespace(name, this::used))
                : Optional.empty();
    }

    private Value used(MacroRegistry.Found found) {
        subject.captured().macro(found.uniqueId());
        return found.macro();
    }

    @Override
    public Collection<String> names() {
        Set<String> names = new HashSet<>(surroundings.macros().names(subject.packageName()));
        names.addAll(own.keySet());
        names.addAll(base.keySet());
        names.addAll(List.of("this", "model", "graph"));
        return names;
    }

    private Value ref(Invocation call) {
        List<String> names = texts(call);
        if (names.isEmpty() || names.size() > 2) {
            throw call.refusal("ref() takes a name, or a package and a name");
        }
        return reference(new Reference(Reference.Kind.REF, names, place(call)), call);
    }

    private Value source(Invocation call) {
        List<String> names = texts(call);
        if (names.size() != 2) {
            throw call.refusal("source() takes the name of a source and the name of a table");
        }
        return reference(new Reference(Reference.Kind.SOURCE, names, place(call)), call);
    }

    private Value reference(Reference reference, Invocation call) {
        subject.captured().reference(reference);
        return subject.resolve(reference, call);
    }

    private static List<String> texts(Invocation call) {
        return call.positional().stream()
                .map(argument -> {
                    if (!(argument instanceof Text text)) {
                        throw call.refusal("names must be strings, not " + argument.type());
                    }
                    return text.value();
                })
                .toList();
    }

    private static Position place(Invocation call) {
        return call.origin().position();
    }

    private Value query(Invocation call) {
        if (subject.compiling()) {
            throw call.refusal("this would query the warehouse while compiling, and compiling works offline");
        }
        return None.NONE;
    }
}

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
import org.jspecify.annotations.Nullable;

/** The names that a node sees: macros, ref, source, config, this … */
final class NodeContext implements Globals {

    private static final List<String> USUAL = List.of(
            "ref",
            "source",
            "config",
            "builtins",
            "is_incremental",
            "run_query",
            "statement",
            "load_result",
            "execute",
            "adapter",
            "api",
            "project_name",
            "database",
            "schema",
            "selected_resources",
            "this",
            "model",
            "graph");

    private final Subject subject;
    private final Surroundings surroundings;
    private final Map<String, Value> base;
    private final Map<String, Value> own = new HashMap<>();
    private final Map<String, Value> overrides = new HashMap<>();

    NodeContext(Subject subject, Surroundings surroundings) {
        this.subject = subject;
        this.surroundings = surroundings;
        this.base = surroundings.base(subject.packageName());
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

    /** What a name means to every node, when no macro stands in front of it. */
    private @Nullable Value usual(String name) {
        return switch (name) {
            case "ref" -> (Callable) this::ref;
            case "source" -> (Callable) this::source;
            case "config" -> new ConfigFunction(subject);
            case "builtins" ->
                HostObject.of("<builtins>", Map.of("ref", (Callable) this::ref, "source", (Callable) this::source));
            case "is_incremental" -> (Callable) _ -> Value.of(subject.incremental());
            case "run_query", "statement", "load_result" -> (Callable) this::query;
            case "execute" -> Value.of(subject.compiling());
            case "adapter" -> new Adapter(subject, surroundings.macros(), this::used);
            case "api" -> Api.OBJECT;
            case "project_name" -> new Text(surroundings.root());
            case "database" -> new Text(surroundings.target().database());
            case "schema" -> new Text(surroundings.target().schema());
            case "selected_resources" -> Value.of(List.of());
            case "this" -> subject.self();
            case "model", "node" -> Value.of(subject.facts());
            case "graph" -> surroundings.graph().get();
            default -> null;
        };
    }

    @Override
    public Optional<Value> find(String name) {
        Value override = overrides.get(name);
        if (override != null) {
            return Optional.of(override);
        }
        Optional<MacroRegistry.Found> macro = surroundings.macros().find(name, subject.packageName());
        if (macro.isPresent()) {
            return Optional.of(used(macro.get()));
        }
        Value mine = own.containsKey(name) ? own.get(name) : usual(name);
        return Optional.ofNullable(mine == null ? base.get(name) : mine).or(() -> packageNamed(name));
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
        names.addAll(USUAL);
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

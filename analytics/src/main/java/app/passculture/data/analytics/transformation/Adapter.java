package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Bound;
import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.None;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code adapter}: what macros may ask of BigQuery without asking BigQuery. */
record Adapter(Subject subject, MacroRegistry macros, Function<MacroRegistry.Found, Value> use) implements HostObject {

    private static final List<String> NAMES = List.of(
            "dispatch",
            "quote",
            "quote_as_configured",
            "type",
            "get_relation",
            "get_columns_in_relation",
            "get_missing_columns",
            "check_schema_exists",
            "list_relations_without_caching");

    @Override
    public Optional<Value> attribute(String name) {
        Callable function = switch (name) {
            case "dispatch" -> this::dispatch;
            case "quote" -> call -> new Text("`" + call.bind("identifier").text(0) + "`");
            case "quote_as_configured" ->
                call -> new Text("`" + call.bind("identifier", "key").text(0) + "`");
            case "type" -> call -> new Text("bigquery");
            case "get_columns_in_relation" -> this::columns;
            case "get_relation" -> call -> None.NONE;
            case "check_schema_exists" -> call -> Value.of(false);
            case "get_missing_columns", "list_relations_without_caching" -> call -> Value.of(List.of());
            default -> null;
        };
        return Optional.ofNullable(function);
    }

    @Override
    public Collection<String> attributes() {
        return NAMES;
    }

    private Value dispatch(Invocation call) {
        Bound bound = call.bind("macro_name", "macro_namespace?", "packages?");
        Optional<String> namespace =
                bound.find(1).filter(value -> value != None.NONE).map(Value::printed);
        try {
            return use.apply(macros.dispatch(bound.text(0), namespace, subject.packageName()));
        } catch (IllegalArgumentException unknown) {
            throw call.refusal(String.valueOf(unknown.getMessage()), unknown);
        }
    }

    private Value columns(Invocation call) {
        if (!(call.bind("relation").value(0) instanceof Relation relation)) {
            throw call.refusal("get_columns_in_relation() needs a relation, as ref() and source() give it");
        }
        return subject.columns(relation.name()).orElseGet(() -> {
            if (subject.compiling()) {
                throw call.refusal("no columns are declared for " + relation.name()
                        + "; declare them in YAML, compiling does not ask the warehouse");
            }
            return Value.of(List.of());
        });
    }

    @Override
    public String printed() {
        return "<adapter>";
    }

    @Override
    public String type() {
        return "adapter";
    }
}

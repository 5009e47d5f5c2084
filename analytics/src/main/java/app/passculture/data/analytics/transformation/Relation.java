package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table as templates see it: prints as its quoted name. */
final class Relation implements HostObject {

    private static final List<String> ATTRIBUTES = List.of(
            "database",
            "schema",
            "identifier",
            "name",
            "table",
            "type",
            "is_table",
            "is_view",
            "is_cte",
            "render",
            "include",
            "quote",
            "without_identifier");

    private final RelationName name;
    private final String type;
    private final String rendered;

    private Relation(RelationName name, String type, String rendered) {
        this.name = name;
        this.type = type;
        this.rendered = rendered;
    }

    static Relation of(RelationName name, String type) {
        return new Relation(name, type, name.quoted());
    }

    /** An ephemeral model, which is a common table expression of the statement that uses it. */
    static Relation expression(RelationName name, String expression) {
        return new Relation(name, "cte", expression);
    }

    /** A text in place of the table: a filtered subquery. */
    Relation shownAs(String text) {
        return new Relation(name, type, text);
    }

    RelationName name() {
        return name;
    }

    @Override
    public Optional<Value> attribute(String attribute) {
        return switch (attribute) {
            case "database", "project" -> text(name.database());
            case "schema", "dataset" -> text(name.schema());
            case "identifier", "name", "table" -> text(name.identifier());
            case "type" -> text(type);
            case "is_table" -> truth(type.equals("table"));
            case "is_view" -> truth(type.equals("view"));
            case "is_cte" -> truth(type.equals("cte"));
            case "render" -> function(call -> new Text(rendered));
            case "include" -> function(call -> including(call.named()));
            case "quote" -> function(call -> this);
            case "without_identifier" ->
                function(call -> new Text("`" + name.database() + "`.`" + name.schema() + "`"));
            default -> Optional.empty();
        };
    }

    private Value including(java.util.Map<String, Value> parts) {
        StringBuilder shown = new StringBuilder();
        append(shown, name.database(), parts.get("database"));
        append(shown, name.schema(), parts.get("schema"));
        append(shown, name.identifier(), parts.get("identifier"));
        return shownAs(shown.toString());
    }

    private static void append(StringBuilder shown, String part, @Nullable Value wanted) {
        if (wanted == null || wanted.truth()) {
            shown.append(shown.isEmpty() ? "" : ".").append('`').append(part).append('`');
        }
    }

    private static Optional<Value> text(String text) {
        return Optional.of(new Text(text));
    }

    private static Optional<Value> truth(boolean value) {
        return Optional.of(Value.of(value));
    }

    private static Optional<Value> function(Callable function) {
        return Optional.of(function);
    }

    @Override
    public Collection<String> attributes() {
        return ATTRIBUTES;
    }

    @Override
    public String printed() {
        return rendered;
    }

    @Override
    public String quoted() {
        return "<BigQueryRelation " + rendered + ">";
    }

    @Override
    public String type() {
        return "relation";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Relation relation && relation.rendered.equals(rendered);
    }

    @Override
    public int hashCode() {
        return rendered.hashCode();
    }
}

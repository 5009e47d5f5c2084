package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of the graph: a model, seed, snapshot, test, source, exposure … as the project declares it. */
public record Node(
        String uniqueId,
        ResourceType type,
        String packageName,
        String name,
        List<String> fqn,
        Position position,
        String path,
        Config config,
        Description description,
        Uses uses,
        Code code) {

    public Node {
        fqn = List.copyOf(fqn);
    }

    /** What is said of it: text, columns in order, and facts that only some kinds have. */
    public record Description(String text, List<Column> columns, Map<String, @Nullable Object> extra) {
        public Description {
            columns = List.copyOf(columns);
            extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
        }
    }

    /** A declared column. */
    public record Column(String name, String text, Optional<String> dataType, Map<String, @Nullable Object> yaml) {
        public Column {
            yaml = Collections.unmodifiableMap(new LinkedHashMap<>(yaml));
        }
    }

    /** What it needs: references as written, the nodes they mean, and the macros it called. */
    public record Uses(List<Reference> references, List<String> nodes, List<String> macros) {
        public Uses {
            references = List.copyOf(references);
            nodes = List.copyOf(nodes);
            macros = List.copyOf(macros);
        }
    }

    /** Its text, what it parses to when it is a template, and the table it becomes when it becomes one. */
    public record Code(
            String raw,
            @Nullable Template template,
            @Nullable RelationName relation) {}

    /** The table it is or becomes. */
    public Optional<RelationName> relation() {
        return Optional.ofNullable(code.relation());
    }

    public boolean ephemeral() {
        return type == ResourceType.MODEL && config.materialized().equals("ephemeral");
    }

    /** The facts that only some kinds of nodes have. */
    public Optional<Object> extra(String key) {
        return Optional.ofNullable(description.extra().get(key));
    }

    /** What {@code model} shows of it in templates, and the manifest beside more, by dbt's names. */
    public Map<String, @Nullable Object> facts() {
        return Facts.of(this);
    }

    static Node of(Draft draft, Description description) {
        return new Node(
                draft.uniqueId(),
                draft.type(),
                draft.packageName(),
                draft.name(),
                draft.fqn(),
                draft.position(),
                draft.file().packagePath(),
                draft.config(),
                description,
                new Uses(
                        draft.captured().references(),
                        draft.dependsOn(),
                        List.copyOf(draft.captured().macros())),
                new Code(draft.rawCode(), draft.template(), draft.relation()));
    }
}

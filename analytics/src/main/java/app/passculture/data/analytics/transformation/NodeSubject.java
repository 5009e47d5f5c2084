package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node that is compiled: its references are the real tables; the ephemeral models it needs are noted. */
final class NodeSubject implements Subject {

    private final Node node;
    private final Project project;
    private final boolean incremental;
    private final Map<String, String> tables;
    private final Captured captured = new Captured();
    private final Map<String, Node> ephemeral = new LinkedHashMap<>();

    NodeSubject(Node node, Project project, boolean incremental, Map<String, String> tables) {
        this.node = node;
        this.project = project;
        this.incremental = incremental;
        this.tables = tables;
    }

    /** The ephemeral models that the text names, in the order it names them. */
    List<Node> ephemeral() {
        return List.copyOf(ephemeral.values());
    }

    @Override
    public String packageName() {
        return node.packageName();
    }

    @Override
    public Captured captured() {
        return captured;
    }

    @Override
    public boolean compiling() {
        return true;
    }

    @Override
    public Config config() {
        return node.config();
    }

    @Override
    public Relation self() {
        RelationName name = node.relation()
                .orElseGet(() -> new RelationName(
                        project.target().database(), project.target().schema(), node.name()));
        return shown(node, Relation.of(name, typeOf(node)));
    }

    /** A table, or what stands for it in this compilation. */
    private Relation shown(Node of, Relation usual) {
        String text = tables.get(of.uniqueId());
        return text == null ? usual : usual.shownAs(text);
    }

    private static String typeOf(Node node) {
        return node.config().materialized().equals("view") ? "view" : "table";
    }

    @Override
    public Value resolve(Reference reference, Invocation call) {
        Node found = project.index()
                .find(reference, node.packageName())
                .orElseThrow(() -> call.refusal(project.index().unknown(reference)));
        RelationName name = found.relation().orElseThrow(() -> call.refusal("'" + found.name() + "' is no table"));
        if (!found.ephemeral() || tables.containsKey(found.uniqueId())) {
            return shown(found, Relation.of(name, typeOf(found)));
        }
        ephemeral.put(found.uniqueId(), found);
        return Relation.expression(name, Compiler.expressionName(found));
    }

    @Override
    public Map<String, @Nullable Object> facts() {
        return Facts.of(node);
    }

    @Override
    public boolean incremental() {
        return incremental;
    }

    @Override
    public Optional<Value> columns(RelationName relation) {
        return project.nodes().values().stream()
                .filter(each -> each.relation().filter(relation::equals).isPresent())
                .map(NodeSubject::columnsOf)
                .filter(columns -> !columns.isEmpty())
                .findFirst()
                .map(Value::of);
    }

    /** The columns that are declared; else, of a seed, those in the first line of its file. */
    private static List<Value> columnsOf(Node node) {
        if (node.type() == ResourceType.SEED && node.description().columns().isEmpty()) {
            String delimiter = node.config().text("delimiter").orElse(",");
            String first = node.code().raw().lines().findFirst().orElse("");
            return Stream.of(first.split(Pattern.quote(delimiter), -1))
                    .map(name -> name.strip().replace("\"", ""))
                    .filter(name -> !name.isEmpty())
                    .map(name -> Api.column(name, "string"))
                    .toList();
        }
        return node.description().columns().stream()
                .map(column -> Api.column(column.name(), column.dataType().orElse("string")))
                .toList();
    }
}

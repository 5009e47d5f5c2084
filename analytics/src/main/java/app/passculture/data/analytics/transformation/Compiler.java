package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Interpreter;
import app.passculture.data.analytics.template.Limits;
import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.Rendering;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.TemplateSource;
import app.passculture.data.analytics.template.Value;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Makes the SQL of nodes; works offline. */
public final class Compiler {

    private final Project project;
    private final InstantSource clock;
    private final Interpreter interpreter;
    private final Predicate<Node> incremental;
    private final Substitution substitution;
    private final Map<String, Own> done = new ConcurrentHashMap<>();

    /**
     * A compiler for a project as read.
     *
     * @param existing whether the table of an incremental model exists already, so that it takes only what is new
     */
    public Compiler(Project project, InstantSource clock, Predicate<Node> existing) {
        this(
                project,
                clock,
                node -> node.config().materialized().equals("incremental") && existing.test(node),
                Substitution.NONE);
    }

    private Compiler(Project project, InstantSource clock, Predicate<Node> incremental, Substitution substitution) {
        this.project = project;
        this.clock = clock;
        this.interpreter = new Interpreter(
                Limits.GENEROUS,
                substitution.now().<InstantSource>map(InstantSource::fixed).orElse(clock));
        this.incremental = incremental;
        this.substitution = substitution;
    }

    /** A compiler of the same project that sees something else in places. */
    public Compiler with(Substitution other) {
        return new Compiler(project, clock, incremental, other);
    }

    /** What this compiler sees in place of what the project says. */
    public Substitution substitution() {
        return substitution;
    }

    /** How the table of a node is named in this compilation. */
    public String shown(Node node) {
        return substitution
                .tables()
                .getOrDefault(
                        node.uniqueId(),
                        node.relation().map(RelationName::quoted).orElse(node.name()));
    }

    /** Whether a node is compiled to take only what is new. */
    public boolean isIncremental(Node node) {
        return incremental.test(node);
    }

    /** The SQL of a text that is no file of the project, seen as a model of it. */
    public String inline(String template) {
        Position start = new Position("(inline)", 1, 1);
        Node node = new Node(
                "model." + project.name() + ".inline",
                ResourceType.MODEL,
                project.name(),
                "inline",
                List.of(project.name(), "inline"),
                start,
                "(inline)",
                Config.EMPTY,
                new Node.Description("", List.of(), Map.of()),
                new Node.Uses(List.of(), List.of(), List.of()),
                new Node.Code(template, Template.parse(TemplateSource.within(start, template)), null));
        return compile(node).sql();
    }

    /** The text of statements that stand in the configuration of a node, such as its hooks. */
    public String text(Node node, String template) {
        NodeContext context = context(node, subject(node));
        Template parsed = Template.parse(TemplateSource.within(node.position(), template));
        return interpreter.render(parsed, context).text();
    }

    /** What a node renders to by itself, and the ephemeral models it names. */
    private record Own(Rendering rendering, List<Node> ephemeral) {}

    /** Whether a node has SQL at all. */
    public static boolean hasSql(Node node) {
        return node.code().template() != null
                && node.type() != ResourceType.EXPOSURE
                && node.type() != ResourceType.UNIT_TEST;
    }

    /**
     * The SQL of a node.
     *
     * @throws app.passculture.data.analytics.template.TemplateException with the place and the macro calls
     */
    public Compiled compile(Node node) {
        Own own = own(node);
        Map<String, String> expressions = new LinkedHashMap<>();
        own.ephemeral().forEach(each -> gather(each, expressions));
        Rendering rendering = own.rendering();
        return new Compiled(rendering.text(), rendering.map(), 0, 0).with(expressions);
    }

    /**
     * The SQL of many nodes, by unique id.
     *
     * @throws ProjectException.Invalid with everything that is wrong
     */
    public Map<String, Compiled> compile(Collection<Node> nodes) {
        Problems problems = new Problems();
        Map<String, Compiled> compiled = new ConcurrentHashMap<>();
        nodes.parallelStream()
                .filter(Compiler::hasSql)
                .forEach(node -> problems.noting(() -> compiled.put(node.uniqueId(), compile(node))));
        problems.throwIfAny();
        return compiled;
    }

    private Own own(Node node) {
        Own known = done.get(node.uniqueId());
        if (known != null) {
            return known;
        }
        Own own = render(node);
        done.put(node.uniqueId(), own);
        return own;
    }

    private Own render(Node node) {
        Template template = node.code().template();
        if (template == null) {
            throw new ProjectException.BadRequest(node.uniqueId() + " has no SQL");
        }
        NodeSubject subject = subject(node);
        NodeContext context = context(node, subject);
        if (node.extra("test_metadata").orElse(null) instanceof Map<?, ?> metadata
                && metadata.get("kwargs") instanceof Map<?, ?> kwargs) {
            Value arguments =
                    new TestArguments(interpreter, project.surroundings().texts(), context, node.position()).of(kwargs);
            context.with("_dbt_generic_test_kwargs", arguments);
        }
        Rendering rendering = interpreter.render(template, context);
        return new Own(rendering, subject.ephemeral());
    }

    private NodeSubject subject(Node node) {
        return new NodeSubject(node, project, incremental.test(node), substitution.tables());
    }

    private NodeContext context(Node node, NodeSubject subject) {
        NodeContext context = new NodeContext(subject, project.surroundings());
        new Overrides(node, project, substitution).addTo(context);
        return context;
    }

    /** The ephemeral models in the order in which they need each other. */
    private void gather(Node node, Map<String, String> expressions) {
        if (expressions.containsKey(expressionName(node))) {
            return;
        }
        Own own = own(node);
        own.ephemeral().forEach(each -> gather(each, expressions));
        expressions.put(expressionName(node), own.rendering().text());
    }

    static String expressionName(Node node) {
        return "__dbt__cte__" + node.name();
    }
}

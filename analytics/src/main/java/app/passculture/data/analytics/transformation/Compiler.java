package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Interpreter;
import app.passculture.data.analytics.template.Limits;
import app.passculture.data.analytics.template.Rendering;
import app.passculture.data.analytics.template.Template;
import app.passculture.data.analytics.template.Value;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the SQL of nodes; works offline. */
public final class Compiler {

    private static final Pattern WITH = Pattern.compile(
            "(?is)\\A(?:\\s|--[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)*(with\\s+(?:recursive\\s+)?)");

    private final Project project;
    private final Interpreter interpreter;
    private final Predicate<Node> incremental;
    private final Map<String, Own> done = new ConcurrentHashMap<>();

    /**
     * A compiler for a project as read.
     *
     * @param existing whether the table of an incremental model exists already, so that it takes only what is new
     */
    public Compiler(Project project, InstantSource clock, Predicate<Node> existing) {
        this.project = project;
        this.interpreter = new Interpreter(Limits.GENEROUS, clock);
        this.incremental = node -> node.config().materialized().equals("incremental") && existing.test(node);
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
        if (expressions.isEmpty()) {
            return new Compiled(rendering.text(), rendering.map(), 0, 0);
        }
        return inserted(rendering, expressions);
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
        NodeSubject subject = new NodeSubject(node, project, incremental.test(node));
        NodeContext context = new NodeContext(subject, project.surroundings());
        if (node.extra("test_metadata").orElse(null) instanceof Map<?, ?> metadata
                && metadata.get("kwargs") instanceof Map<?, ?> kwargs) {
            Value arguments = new TestArguments(interpreter, context, node.position()).of(kwargs);
            context.with("_dbt_generic_test_kwargs", arguments);
        }
        Rendering rendering = interpreter.render(template, context);
        return new Own(rendering, subject.ephemeral());
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

    private static Compiled inserted(Rendering rendering, Map<String, String> expressions) {
        StringBuilder text = new StringBuilder();
        expressions.forEach((name, sql) -> text.append(text.isEmpty() ? " " : ",  ")
                .append(name)
                .append(" as (\n")
                .append(sql)
                .append("\n)"));
        Matcher with = WITH.matcher(rendering.text());
        boolean found = with.find();
        int at = found ? with.end() : 0;
        String insertion = found ? text.substring(1) + ", " : "with " + text.substring(1) + " ";
        String sql =
                rendering.text().substring(0, at) + insertion + rendering.text().substring(at);
        return new Compiled(sql, rendering.map(), at, insertion.length());
    }
}

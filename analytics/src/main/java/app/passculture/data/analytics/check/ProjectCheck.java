package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.ColumnLineage;
import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.googlesql.Names;
import app.passculture.data.analytics.googlesql.Prepared;
import app.passculture.data.analytics.quality.SeedFile;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Compiler;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import app.passculture.data.analytics.warehouse.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Checks the statements of a project in the order in which they need each other: the columns of sources are declared, those of seeds are in their
 * files, and those of models are what the analyzer says of their statements. What depends on a model that is wrong is not checked, and told.
 */
final class ProjectCheck {

    private static final Set<ResourceType> TABLES =
            Set.of(ResourceType.MODEL, ResourceType.SNAPSHOT, ResourceType.SEED, ResourceType.SOURCE);

    /** How many tables are made ready at once: a request to the analyzer may not exceed 4 MB. */
    private static final int AT_ONCE = 400;

    private final Project project;
    private final Map<String, Compiled> compiled;
    private final KnownTables tables;
    private final Supplier<GoogleSql> sql;
    private final FactsCache cache;
    private final Map<String, NodeFacts> facts = new ConcurrentHashMap<>();
    private final Map<String, List<Finding>> findings = new ConcurrentHashMap<>();
    private final Map<String, String> blockers = new ConcurrentHashMap<>();

    /**
     * A check of a project as read.
     *
     * @param compiled the SQL of its nodes, see {@link Compiler#compile(Collection)}
     * @param sql asked for when a statement must be analysed
     */
    ProjectCheck(Project project, Map<String, Compiled> compiled, Supplier<GoogleSql> sql, FactsCache cache) {
        this.project = project;
        this.compiled = compiled;
        this.tables = new KnownTables(project);
        this.sql = sql;
        this.cache = cache;
    }

    /** Checks all that was compiled, and what that needs. */
    CheckReport run() {
        Routines routines = new Routines(project, compiled, tables, sql);
        Map<Integer, List<Node>> waves = new TreeMap<>();
        Map<String, Integer> levels = new HashMap<>();
        for (String id : project.graph().order()) {
            int level = project.graph().parents(id).stream()
                    .mapToInt(parent -> levels.getOrDefault(parent, 0) + 1)
                    .max()
                    .orElse(0);
            levels.put(id, level);
            waves.computeIfAbsent(level, _ -> new ArrayList<>()).add(project.node(id));
        }
        waves.values().forEach(wave -> wave(wave, routines));
        routines.findings().forEach(finding -> add(finding.nodes().getFirst(), finding));
        return new CheckReport(new Grouping(project, blockers).of(findings), facts, compiled.size());
    }

    private void add(String node, Finding finding) {
        findings.merge(
                node,
                List.of(finding),
                (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    }

    private void wave(List<Node> wave, Routines routines) {
        List<Node> statements = new ArrayList<>();
        for (Node node : wave) {
            switch (node.type()) {
                case SOURCE -> declare(node, DeclaredColumns.of(node));
                case SEED -> seed(node);
                default -> {
                    if (compiled.containsKey(node.uniqueId()) && node.type() != ResourceType.OPERATION) {
                        statements.add(node);
                    }
                }
            }
        }
        List<Node> ready = statements.stream().filter(this::isReady).toList();
        for (int i = 0; i < ready.size(); i += AT_ONCE) {
            analyse(ready.subList(i, Math.min(ready.size(), i + AT_ONCE)), routines);
        }
    }

    private void seed(Node node) {
        try {
            SeedFile file = SeedFile.of(node);
            Schema schema = file.schema();
            declare(node, Optional.of(schema));
            file.requireValues();
        } catch (SeedFile.Broken broken) {
            add(
                    node.uniqueId(),
                    Finding.at(
                            Finding.Severity.ERROR,
                            "seed",
                            node.position(),
                            String.valueOf(broken.getMessage()),
                            node.uniqueId()));
            if (!facts.containsKey(node.uniqueId())) {
                blockers.put(node.uniqueId(), node.uniqueId());
            }
        }
    }

    private void declare(Node node, Optional<Schema> schema) {
        if (schema.isEmpty()) {
            blockers.put(node.uniqueId(), node.uniqueId());
            return;
        }
        learn(node, new NodeFacts(schema.get(), new ColumnLineage(Map.of(), Set.of())));
    }

    private void learn(Node node, NodeFacts known) {
        facts.put(node.uniqueId(), known);
        tables.learn(node, known.schema());
    }

    /** Whether the tables that it reads are known; else what blocks one of them blocks it. */
    private boolean isReady(Node node) {
        for (String parent : project.graph().parents(node.uniqueId())) {
            String blocker = blockers.get(parent);
            if (blocker != null) {
                blockers.put(node.uniqueId(), blocker);
                return false;
            }
        }
        return true;
    }

    private void analyse(List<Node> nodes, Routines routines) {
        Map<Node, String> keys = new ConcurrentHashMap<>();
        List<Node> open = new ArrayList<>();
        for (Node node : nodes) {
            if (GenericTestCheck.knows(node)) {
                take(node, GenericTestCheck.check(node, project, tables));
                continue;
            }
            String key = cache.key(sqlOf(node), inputs(node), routines.text());
            Optional<NodeFacts> known = cache.find(key);
            if (known.isPresent()) {
                take(node, Outcome.known(known.get()));
            } else {
                keys.put(node, key);
                open.add(node);
            }
        }
        if (open.isEmpty()) {
            return;
        }
        Names names = Names.of(tables, project.target().database()).withRoutines(routines.all());
        StatementCheck check = new StatementCheck(project, tables, names, sql.get());
        Set<TableDefinition> needed = new LinkedHashSet<>();
        open.forEach(node -> needed.addAll(inputs(node)));
        try (Prepared prepared = sql.get().prepare(needed, names)) {
            open.parallelStream().forEach(node -> {
                Outcome outcome = check.check(node, compiledOf(node), prepared);
                outcome.facts().ifPresent(known -> cache.put(keys.getOrDefault(node, ""), known));
                take(node, outcome);
            });
        }
    }

    private Compiled compiledOf(Node node) {
        return java.util.Objects.requireNonNull(compiled.get(node.uniqueId()));
    }

    private String sqlOf(Node node) {
        return compiledOf(node).sql();
    }

    private List<TableDefinition> inputs(Node node) {
        List<TableDefinition> inputs = new ArrayList<>();
        for (String parent : project.graph().parents(node.uniqueId())) {
            tables.definition(project.node(parent)).ifPresent(inputs::add);
        }
        return inputs;
    }

    private void take(Node node, Outcome outcome) {
        outcome.findings().forEach(finding -> add(node.uniqueId(), finding));
        if (!TABLES.contains(node.type())) {
            return;
        }
        if (outcome.facts().isEmpty()) {
            blockers.put(node.uniqueId(), node.uniqueId());
            return;
        }
        NodeFacts known = node.type() == ResourceType.SNAPSHOT
                ? snapshot(outcome.facts().get())
                : outcome.facts().get();
        learn(node, known);
        Contracts.check(node, known.schema()).forEach(finding -> add(node.uniqueId(), finding));
    }

    /** A snapshot has the columns of its statement and those that tell from when to when a row held. */
    private static NodeFacts snapshot(NodeFacts statement) {
        List<Field> fields = new ArrayList<>(statement.schema().fields());
        fields.add(Field.of("dbt_scd_id", Type.Scalar.STRING));
        fields.add(Field.of("dbt_updated_at", Type.Scalar.TIMESTAMP));
        fields.add(Field.of("dbt_valid_from", Type.Scalar.TIMESTAMP));
        fields.add(Field.of("dbt_valid_to", Type.Scalar.TIMESTAMP));
        return new NodeFacts(new Schema(fields), statement.lineage());
    }
}

package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.Analysis;
import app.passculture.data.analytics.googlesql.ColumnLineage;
import app.passculture.data.analytics.googlesql.Flow;
import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.googlesql.Names;
import app.passculture.data.analytics.googlesql.Place;
import app.passculture.data.analytics.googlesql.Prepared;
import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.warehouse.Field;
import app.passculture.data.analytics.warehouse.Schema;
import app.passculture.data.analytics.warehouse.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the analyzer what the statement of a node means, and says its errors where they are in the templates. */
final class StatementCheck {

    private static final Pattern NO_NAME = Pattern.compile(
            "Unrecognized name: ([\\w.]+)|Name (\\w+) not found inside \\w+|Field name (\\w+) does not exist.*");
    private static final Pattern NO_TABLE = Pattern.compile("Table not found: `?([^`;]+)`?.*");

    private final Project project;
    private final KnownTables tables;
    private final Names names;
    private final GoogleSql sql;

    StatementCheck(Project project, KnownTables tables, Names names, GoogleSql sql) {
        this.project = project;
        this.tables = tables;
        this.names = names;
        this.sql = sql;
    }

    Outcome check(Node node, Compiled compiled, Prepared prepared) {
        try {
            return Outcome.known(facts(analysis(compiled, prepared)));
        } catch (GoogleSqlException.NotUnderstood unknown) {
            return Outcome.failed(at(
                    Finding.Severity.WARNING,
                    "not-checked",
                    node,
                    compiled,
                    unknown.place(),
                    "not checked: " + unknown.getMessage()));
        } catch (GoogleSqlException.Invalid invalid) {
            return Outcome.failed(refused(node, compiled, invalid));
        }
    }

    /** Tables that the node does not declare are looked for, before they are said to be missing. */
    private Analysis analysis(Compiled compiled, Prepared prepared) {
        try {
            return prepared.analyze(compiled.sql());
        } catch (GoogleSqlException.Invalid invalid) {
            if (!NO_TABLE.matcher(String.valueOf(invalid.getMessage())).matches()) {
                throw invalid;
            }
            return sql.analyze(compiled.sql(), names);
        }
    }

    private Finding refused(Node node, Compiled compiled, GoogleSqlException.Invalid invalid) {
        String message = String.valueOf(invalid.getMessage());
        Matcher table = NO_TABLE.matcher(message);
        if (table.matches()) {
            String said = "table " + table.group(1) + " is neither a model nor a source with typed columns"
                    + NearNames.hint(table.group(1), tables.names());
            return at(Finding.Severity.WARNING, Rules.UNDECLARED_TABLE, node, compiled, invalid.place(), said);
        }
        if (message.startsWith("Table-valued function not found")
                || message.startsWith("Function not found: ml.")
                || message.startsWith("Function not found: ai.")) {
            return at(
                    Finding.Severity.WARNING,
                    "not-checked",
                    node,
                    compiled,
                    invalid.place(),
                    "not checked: " + message);
        }
        return at(Finding.Severity.ERROR, "sql", node, compiled, invalid.place(), hinted(node, message));
    }

    private String hinted(Node node, String message) {
        Matcher matcher = NO_NAME.matcher(message);
        if (message.contains("Did you mean") || !matcher.matches()) {
            return message;
        }
        String name = matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        Set<String> columns = new LinkedHashSet<>();
        for (String parent : node.uses().nodes()) {
            Optional.ofNullable(project.nodes().get(parent))
                    .flatMap(tables::definition)
                    .map(TableDefinition::schema)
                    .ifPresent(
                            schema -> schema.fields().stream().map(Field::name).forEach(columns::add));
        }
        return message + NearNames.hint(name.substring(name.lastIndexOf('.') + 1), columns);
    }

    static Finding at(
            Finding.Severity severity, String rule, Node node, Compiled compiled, Place place, String message) {
        int offset = Math.min(place.offset(), Math.max(0, compiled.sql().length() - 1));
        return compiled.origin(offset)
                .map(origin -> Finding.at(severity, rule, origin, message, node.uniqueId()))
                .orElseGet(() -> Finding.at(
                        severity,
                        rule,
                        node.position(),
                        message + " (in an ephemeral model it uses)",
                        node.uniqueId()));
    }

    private NodeFacts facts(Analysis analysis) {
        Schema schema = analysis.schema();
        ColumnLineage lineage = analysis.lineage();
        Map<String, Set<Flow>> columns = new LinkedHashMap<>();
        lineage.columns().forEach((column, flows) -> columns.put(column, grounded(flows, analysis)));
        return new NodeFacts(schema, new ColumnLineage(columns, grounded(lineage.indirect(), analysis)));
    }

    /** Flows from federated queries lead to the columns of the source that those read. */
    private Set<Flow> grounded(Set<Flow> flows, Analysis analysis) {
        if (analysis.externalCalls().isEmpty()) {
            return flows;
        }
        Set<Flow> grounded = new LinkedHashSet<>();
        flows.forEach(
                flow -> grounded.addAll(grounded(flow, analysis.externalCalls().get(flow.table()))));
        return grounded;
    }

    private List<Flow> grounded(Flow flow, @org.jspecify.annotations.Nullable String statement) {
        if (statement == null) {
            return List.of(flow);
        }
        List<Flow> found = new ArrayList<>();
        FederatedQuery.of(statement)
                .ifPresent(query -> tables.source(query)
                        .flatMap(Node::relation)
                        .ifPresent(relation -> query.items().stream()
                                .filter(item -> item.alias()
                                        .toLowerCase(Locale.ROOT)
                                        .equals(flow.column().toLowerCase(Locale.ROOT)))
                                .forEach(item -> item.column().ifPresent(column -> {
                                    Set<String> through = new LinkedHashSet<>(flow.through());
                                    item.cast().ifPresent(_ -> through.add("cast"));
                                    item.aggregate().ifPresent(aggregate -> {
                                        through.add(aggregate);
                                        through.add("aggregate");
                                    });
                                    found.add(new Flow(relation.toString(), column, through));
                                }))));
        return found;
    }
}

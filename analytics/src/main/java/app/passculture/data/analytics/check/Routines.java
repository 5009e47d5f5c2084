package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.GoogleSql;
import app.passculture.data.analytics.googlesql.GoogleSqlException;
import app.passculture.data.analytics.googlesql.Names;
import app.passculture.data.analytics.googlesql.Routine;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions that the statements of on-run-start make, which models may call. */
final class Routines {

    private static final Pattern CREATES =
            Pattern.compile("(?is)\\s*create\\s+(or\\s+replace\\s+)?(aggregate\\s+)?function\\b.*");

    private final List<Node> operations;
    private final Map<String, Compiled> compiled;
    private final Supplier<GoogleSql> sql;
    private final Names names;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable List<Routine> routines;

    Routines(Project project, Map<String, Compiled> compiled, KnownTables tables, Supplier<GoogleSql> sql) {
        this.operations = project.nodes().values().stream()
                .filter(node -> node.type() == ResourceType.OPERATION)
                .filter(node -> compiled.containsKey(node.uniqueId()))
                .toList();
        this.compiled = compiled;
        this.sql = sql;
        this.names = Names.of(tables, project.target().database());
    }

    private List<Node> creating() {
        return operations.stream()
                .filter(node -> CREATES.matcher(text(node)).matches())
                .toList();
    }

    private String text(Node node) {
        return java.util.Objects.requireNonNull(compiled.get(node.uniqueId())).sql();
    }

    /** All that makes them, to tell one set from another. */
    String text() {
        return creating().stream().map(this::text).collect(Collectors.joining(";"));
    }

    List<Routine> all() {
        if (routines == null) {
            List<Routine> made = new ArrayList<>();
            creating().forEach(node -> make(node, made));
            routines = List.copyOf(made);
        }
        return routines;
    }

    private void make(Node node, List<Routine> made) {
        try {
            made.add(sql.get().routine(text(node), names.withRoutines(made)));
        } catch (GoogleSqlException.Invalid invalid) {
            findings.add(StatementCheck.at(
                    Finding.Severity.ERROR,
                    "sql",
                    node,
                    java.util.Objects.requireNonNull(compiled.get(node.uniqueId())),
                    invalid.place(),
                    String.valueOf(invalid.getMessage())));
        } catch (GoogleSqlException.NotUnderstood unknown) {
            findings.add(Finding.at(
                    Finding.Severity.WARNING,
                    Rules.NOT_CHECKED,
                    node.position(),
                    "not checked: " + unknown.getMessage(),
                    node.uniqueId()));
        }
    }

    List<Finding> findings() {
        return findings;
    }
}

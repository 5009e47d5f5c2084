package app.passculture.data.analytics.check;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.warehouse.DatasetName;
import app.passculture.data.analytics.warehouse.Row;
import app.passculture.data.analytics.warehouse.Rows;
import app.passculture.data.analytics.warehouse.Statement;
import app.passculture.data.analytics.warehouse.Warehouse;
import app.passculture.data.analytics.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The project's own rules: each file of {@code checks} is a query over the project as tables ({@link ProjectTables}), and each of its rows
 * is a finding. A comment {@code -- severity: warning} at the beginning makes them warnings.
 */
final class ProjectRules {

    private static final String FOLDER = "checks";
    private static final String SEVERITY = "severity:";

    /** More rows of one rule are not told one by one. */
    private static final int TOLD = 200;

    private final Project project;
    private final Set<String> checked;

    /** {@code checked}: findings about other nodes are not told. */
    ProjectRules(Project project, Set<String> checked) {
        this.project = project;
        this.checked = Set.copyOf(checked);
    }

    /** A rule: its file from the project, its name, what it asks and how bad a row is. */
    private record Rule(String path, String name, String sql, Finding.Severity severity) {}

    /** Whether a project has rules at all. */
    static boolean isThere(Project project) {
        return !files(project).isEmpty();
    }

    private static List<Path> files(Project project) {
        Path folder = project.options().directory().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(folder, cause);
        }
    }

    /** What the rules find, on a warehouse that holds the project as tables in a dataset. */
    List<Finding> findings(Warehouse warehouse, DatasetName dataset) {
        List<Finding> findings = new ArrayList<>();
        for (Path file : files(project)) {
            Rule rule = rule(file);
            try {
                findings.addAll(findings(rule, warehouse, dataset));
            } catch (WarehouseException.InvalidStatement wrong) {
                Position place = new Position(rule.path(), Math.max(1, wrong.line()), Math.max(1, wrong.column()));
                findings.add(broken(place, wrong));
            } catch (WarehouseException.NotFound absent) {
                findings.add(broken(new Position(rule.path(), 1, 1), absent));
            }
        }
        return findings;
    }

    private static Finding broken(Position place, WarehouseException wrong) {
        return new Finding(
                Finding.Severity.ERROR,
                FOLDER,
                place,
                "this rule cannot be asked: " + wrong.getMessage(),
                "",
                List.of(),
                List.of(),
                List.of());
    }

    private Rule rule(Path file) {
        String path = project.options().directory().relativize(file).toString().replace('\\', '/');
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.sql$", "");
        String sql = DataFile.text(file);
        return new Rule(path, name, sql, severity(path, sql));
    }

    private static Finding.Severity severity(String path, String sql) {
        List<String> lines = sql.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size() && lines.get(i).startsWith("--"); i++) {
            String said = lines.get(i).substring(2).strip().toLowerCase(Locale.ROOT);
            if (said.startsWith(SEVERITY)) {
                String value = said.substring(SEVERITY.length()).strip();
                return switch (value) {
                    case "error" -> Finding.Severity.ERROR;
                    case "warning", "warn" -> Finding.Severity.WARNING;
                    default ->
                        throw new ProjectException.BadRequest(
                                "%s:%d:1: severity is error or warning, not %s".formatted(path, i + 1, value));
                };
            }
        }
        return Finding.Severity.ERROR;
    }

    private List<Finding> findings(Rule rule, Warehouse warehouse, DatasetName dataset) {
        List<Finding> findings = new ArrayList<>();
        try (Rows rows = warehouse.answer(Statement.of(rule.sql()).in(dataset))) {
            Iterator<Row> each = rows.stream().iterator();
            while (each.hasNext() && findings.size() < TOLD) {
                finding(rule, each.next()).ifPresent(findings::add);
            }
            if (each.hasNext()) {
                findings.add(
                        told(rule, place(rule), "more than %d rows; the rest is not told".formatted(TOLD), List.of()));
            }
        }
        return findings;
    }

    private static Position place(Rule rule) {
        return new Position(rule.path(), 1, 1);
    }

    /** A row about a node stands where the node does. */
    private Optional<Finding> finding(Rule rule, Row row) {
        Optional<Node> node = text(row, "node").map(project.nodes()::get);
        if (node.isPresent() && !checked.contains(node.get().uniqueId())) {
            return Optional.empty();
        }
        String message = text(row, "message").orElseGet(() -> all(row));
        return Optional.of(told(
                rule,
                node.map(Node::position).orElseGet(() -> place(rule)),
                message,
                node.map(found -> List.of(found.uniqueId())).orElse(List.of())));
    }

    private static Finding told(Rule rule, Position position, String message, List<String> nodes) {
        return new Finding(rule.severity(), rule.name(), position, message, "", List.of(), nodes, List.of());
    }

    private static Optional<String> text(Row row, String column) {
        return row.schema().indexOf(column) < 0
                ? Optional.empty()
                : Optional.ofNullable(row.value(column)).map(String::valueOf);
    }

    private static String all(Row row) {
        return row.schema().fields().stream()
                .map(field -> field.name() + ": " + row.value(field.name()))
                .collect(Collectors.joining(", "));
    }
}

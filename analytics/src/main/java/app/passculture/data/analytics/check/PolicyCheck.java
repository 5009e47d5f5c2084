package app.passculture.data.analytics.check;

import app.passculture.data.analytics.googlesql.Flow;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows classes of personal data through the columns of a project, and tells where one lands that may not. */
final class PolicyCheck {

    private final Project project;
    private final PolicyFile policies;
    private final Map<String, Map<String, Map<String, List<String>>>> classes = new HashMap<>();

    PolicyCheck(Project project, PolicyFile policies) {
        this.project = project;
        this.policies = policies;
    }

    /** The findings of the report, some of them now errors, and those about personal data. */
    List<Finding> findings(CheckReport report) {
        List<Finding> findings = new ArrayList<>();
        report.findings()
                .forEach(finding -> findings.add(isRefused(finding) ? finding.as(Finding.Severity.ERROR) : finding));
        for (String id : project.graph().order()) {
            Node node = project.node(id);
            NodeFacts facts = report.facts().get(id);
            if (facts != null) {
                classify(node, facts);
                land(node, findings);
            }
        }
        return findings;
    }

    /** What keeps columns out of sight is refused where it makes tables or is read by what does; tests keep nothing. */
    private boolean isRefused(Finding finding) {
        return policies.refused().contains(finding.rule())
                && finding.nodes().stream()
                        .anyMatch(node -> project.node(node).relation().isPresent()
                                && project.node(node).type() != ResourceType.TEST);
    }

    private static String key(String column) {
        return column.toLowerCase(Locale.ROOT);
    }

    private void classify(Node node, NodeFacts facts) {
        Map<String, Map<String, List<String>>> columns = new LinkedHashMap<>();
        facts.schema().fields().forEach(field -> columns.put(key(field.name()), new LinkedHashMap<>()));
        node.description()
                .columns()
                .forEach(column -> PolicyFile.declared(column)
                        .ifPresent(category -> mark(columns, node, column.name(), category)));
        policies.columns().stream()
                .filter(marked -> marked.node().equals(node.uniqueId()))
                .forEach(marked -> marked.columns().forEach(column -> mark(columns, node, column, marked.category())));
        facts.lineage()
                .columns()
                .forEach((column, flows) -> flows.forEach(
                        flow -> inherit(columns.getOrDefault(key(column), new LinkedHashMap<>()), node, column, flow)));
        node.relation().ifPresent(relation -> classes.put(relation.toString(), columns));
    }

    private static void mark(
            Map<String, Map<String, List<String>>> columns, Node node, String column, String category) {
        Map<String, List<String>> held = columns.get(key(column));
        if (held != null) {
            held.put(category, List.of(Listing.name(node.uniqueId()) + "." + column));
        }
    }

    private void inherit(Map<String, List<String>> held, Node node, String column, Flow flow) {
        Map<String, List<String>> from =
                classes.getOrDefault(flow.table(), Map.of()).getOrDefault(key(flow.column()), Map.of());
        from.forEach((category, path) -> lowered(node, column, flow, category).ifPresent(now -> {
            List<String> longer = new ArrayList<>(path);
            String how = flow.isCopy() ? "" : " (" + String.join(", ", flow.through()) + ")";
            longer.add(Listing.name(node.uniqueId()) + "." + column + how);
            held.putIfAbsent(now, longer);
        }));
    }

    /** The class that remains; empty when nothing does. Lowering never helps against the first, strongest class. */
    private Optional<String> lowered(Node node, String column, Flow flow, String category) {
        if (policies.classes().iterator().next().equals(category)) {
            return Optional.of(category);
        }
        for (PolicyFile.Lowering lowering : policies.lowerings()) {
            if (lowering.node().equals(node.uniqueId())
                    && lowering.columns().contains(key(column))
                    && lowering.classes().contains(category)
                    && lowering.action().covers(flow)) {
                return lowering.to();
            }
        }
        return Optional.of(category);
    }

    private void land(Node node, List<Finding> findings) {
        if (node.type() == ResourceType.SOURCE
                || node.ephemeral()
                || node.relation().isEmpty()) {
            return;
        }
        Map<String, Map<String, List<String>>> columns =
                classes.getOrDefault(node.relation().get().toString(), Map.of());
        columns.forEach((column, held) -> held.forEach((category, path) -> denial(node, column, category)
                .ifPresent(denial -> findings.add(finding(node, column, category, path, denial)))));
    }

    private Optional<PolicyFile.Denial> denial(Node node, String column, String category) {
        boolean exempt = policies.exemptions().stream()
                .anyMatch(each -> each.node().equals(node.uniqueId())
                        && each.columns().contains(column)
                        && each.classes().contains(category));
        return exempt
                ? Optional.empty()
                : policies.rules().stream()
                        .filter(rule -> rule.classes().contains(category)
                                && datasets(node).contains(rule.dataset()))
                        .findFirst();
    }

    /** The names by which a rule may mean the node's dataset: as configured, as it is for this target, or any. */
    private static Set<String> datasets(Node node) {
        Set<String> names = new java.util.HashSet<>(Set.of("*"));
        node.config().text("schema").ifPresent(names::add);
        node.relation().ifPresent(relation -> names.add(relation.schema()));
        return names;
    }

    private static Finding finding(
            Node node, String column, String category, List<String> path, PolicyFile.Denial denial) {
        String because = denial.because().isEmpty() ? "" : " (" + denial.because() + ")";
        String message = "column %s.%s holds data of class %s, which dataset %s may not hold%s"
                .formatted(
                        node.name(),
                        column,
                        category,
                        denial.dataset().equals("*")
                                ? node.relation().orElseThrow().schema()
                                : denial.dataset(),
                        because);
        return Finding.at(Finding.Severity.ERROR, Rules.POLICY, node.position(), message, node.uniqueId())
                .through(List.of("path: " + String.join(" -> ", path)));
    }
}

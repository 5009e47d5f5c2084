package app.passculture.data.analytics.check;

import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells one mistake once: what a macro does wrong in many nodes, and what cannot be checked because of it. */
final class Grouping {

    private final Project project;
    private final Map<String, String> blockers;

    Grouping(Project project, Map<String, String> blockers) {
        this.project = project;
        this.blockers = blockers;
    }

    List<Finding> of(Map<String, List<Finding>> found) {
        Map<String, Set<String>> blocked = new LinkedHashMap<>();
        blockers.forEach((node, blocker) -> {
            if (!node.equals(blocker) && project.node(node).type() != ResourceType.TEST) {
                blocked.computeIfAbsent(blocker, _ -> new TreeSet<>()).add(node);
            }
        });
        List<Finding> all = new ArrayList<>();
        found.values().forEach(all::addAll);
        blocked.forEach((blocker, nodes) -> {
            Node node = project.node(blocker);
            if (node.type() == ResourceType.SOURCE) {
                all.add(undeclared(node));
            }
        });
        return merged(all, blocked);
    }

    private static Finding undeclared(Node source) {
        boolean some = !source.description().columns().isEmpty();
        String what = some ? " has columns without a known data_type" : " declares no columns";
        return Finding.at(
                Finding.Severity.WARNING,
                Rules.UNDECLARED_COLUMNS,
                source.position(),
                "source " + Listing.name(source.uniqueId()) + what + ": what reads it is not checked",
                source.uniqueId());
    }

    private List<Finding> merged(List<Finding> all, Map<String, Set<String>> blocked) {
        record Mistake(String rule, Object position, String message) {}
        Map<Mistake, Finding> first = new LinkedHashMap<>();
        Map<Mistake, Set<String>> nodes = new LinkedHashMap<>();
        for (Finding finding : all) {
            Mistake mistake = new Mistake(finding.rule(), finding.position(), finding.message());
            first.putIfAbsent(mistake, finding);
            nodes.computeIfAbsent(mistake, _ -> new TreeSet<>()).addAll(finding.nodes());
        }
        List<Finding> merged = new ArrayList<>();
        first.forEach((mistake, finding) -> {
            Set<String> concerned = nodes.getOrDefault(mistake, Set.of());
            Set<String> unchecked = new LinkedHashSet<>();
            concerned.forEach(node -> unchecked.addAll(blocked.getOrDefault(node, Set.of())));
            merged.add(finding.concerning(List.copyOf(concerned)).leaving(List.copyOf(unchecked)));
        });
        return merged;
    }
}

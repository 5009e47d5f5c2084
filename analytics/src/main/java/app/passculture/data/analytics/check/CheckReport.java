package app.passculture.data.analytics.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All that a check found, in the order of files and lines, what it learned of each node by unique id, and what statements would read when
 * that was asked.
 */
public record CheckReport(List<Finding> findings, Map<String, NodeFacts> facts, int checked, List<Cost> costs) {

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(
                    (Finding finding) -> finding.position().path())
            .thenComparingInt(finding -> finding.position().line())
            .thenComparingInt(finding -> finding.position().column())
            .thenComparing(Finding::message);

    public CheckReport {
        findings = findings.stream().sorted(BY_PLACE).toList();
        facts = Map.copyOf(facts);
        costs = costs.stream()
                .sorted(Comparator.comparingLong(Cost::bytes).reversed().thenComparing(Cost::node))
                .toList();
    }

    CheckReport(List<Finding> findings, Map<String, NodeFacts> facts, int checked) {
        this(findings, facts, checked, List.of());
    }

    public long errors() {
        return count(Finding.Severity.ERROR);
    }

    public long warnings() {
        return count(Finding.Severity.WARNING);
    }

    private long count(Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}

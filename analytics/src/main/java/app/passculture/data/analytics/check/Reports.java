package app.passculture.data.analytics.check;

import app.passculture.data.analytics.transformation.JsonText;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports for people and for tools. */
public final class Reports {

    private Reports() {}

    /** Each finding with the lines around it, then how many there are. */
    public static String text(CheckReport report) {
        StringBuilder text = new StringBuilder();
        report.findings().forEach(finding -> text.append(finding).append("\n\n"));
        text.append(costs(report.costs()));
        text.append("%d nodes checked: %s, %s%n"
                .formatted(report.checked(), count(report.errors(), "error"), count(report.warnings(), "warning")));
        return text.toString();
    }

    private static String costs(List<Cost> costs) {
        if (costs.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Bytes that statements would read:\n");
        costs.forEach(cost -> text.append("%,18d  %s%s%n"
                .formatted(
                        cost.bytes(),
                        Listing.name(cost.node()),
                        cost.budget().isPresent()
                                ? " (of %,d)".formatted(cost.budget().getAsLong())
                                : "")));
        long all = costs.stream().mapToLong(Cost::bytes).sum();
        return text.append("%,18d  in all%n%n".formatted(all)).toString();
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    public static String json(CheckReport report) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("checked", report.checked());
        json.put("errors", report.errors());
        json.put("warnings", report.warnings());
        json.put("findings", report.findings().stream().map(Reports::json).toList());
        if (!report.costs().isEmpty()) {
            json.put("costs", report.costs().stream().map(Reports::json).toList());
        }
        return written(json);
    }

    private static Map<String, @Nullable Object> json(Cost cost) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("node", cost.node());
        json.put("bytes", cost.bytes());
        json.put("budget", cost.budget().isPresent() ? cost.budget().getAsLong() : null);
        return json;
    }

    private static Map<String, @Nullable Object> json(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT));
        json.put("rule", finding.rule());
        json.put("file", finding.position().path());
        json.put("line", finding.position().line());
        json.put("column", finding.position().column());
        json.put("message", finding.message());
        json.put("excerpt", finding.excerpt());
        json.put("trail", finding.trail());
        json.put("nodes", finding.nodes());
        json.put("unchecked", finding.unchecked());
        return json;
    }

    /** SARIF 2.1.0, as code review tools read it. */
    public static String sarif(CheckReport report) {
        Map<String, @Nullable Object> driver = new LinkedHashMap<>();
        driver.put("name", "analytics check");
        driver.put(
                "rules",
                report.findings().stream()
                        .map(Finding::rule)
                        .distinct()
                        .sorted()
                        .map(rule -> Map.of("id", rule))
                        .toList());
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", report.findings().stream().map(Reports::result).toList());
        Map<String, @Nullable Object> sarif = new LinkedHashMap<>();
        sarif.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        sarif.put("version", "2.1.0");
        sarif.put("runs", List.of(run));
        return written(sarif);
    }

    private static Map<String, @Nullable Object> result(Finding finding) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.rule());
        result.put("level", finding.severity() == Finding.Severity.ERROR ? "error" : "warning");
        String trail = finding.trail().isEmpty() ? "" : "\n" + String.join("\n", finding.trail());
        result.put("message", Map.of("text", finding.message() + trail));
        Map<String, @Nullable Object> place = new LinkedHashMap<>();
        place.put("artifactLocation", Map.of("uri", finding.position().path()));
        place.put(
                "region",
                Map.of(
                        "startLine", finding.position().line(),
                        "startColumn", finding.position().column()));
        result.put("locations", List.of(Map.of("physicalLocation", place)));
        return result;
    }

    private static String written(Map<String, @Nullable Object> data) {
        StringWriter text = new StringWriter();
        try (JsonText json = new JsonText(text)) {
            json.write(data);
        }
        return text.append('\n').toString();
    }
}

package app.passculture.data.analytics.documentation;

import app.passculture.data.analytics.check.Checking;
import app.passculture.data.analytics.check.ColumnGraph;
import app.passculture.data.analytics.check.NodeFacts;
import app.passculture.data.analytics.transformation.Compiled;
import app.passculture.data.analytics.transformation.Graph;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import app.passculture.data.analytics.warehouse.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page of one table. */
final class NodePage {

    private static final int STEPS = 2;

    private final Checking.Knowledge known;
    private final ColumnGraph columns;
    private final Map<String, List<Node>> tests;

    NodePage(Checking.Knowledge known, ColumnGraph columns, Map<String, List<Node>> tests) {
        this.known = known;
        this.columns = columns;
        this.tests = tests;
    }

    String html(Node node) {
        StringBuilder body = new StringBuilder();
        body.append("<p class=\"path\">").append(Html.text(node.path())).append("</p>");
        body.append("<h1>")
                .append(Html.text(Site.label(node)))
                .append("</h1><p>")
                .append(badges(node))
                .append("</p>");
        node.relation()
                .ifPresent(relation -> body.append("<p><code class=\"relation\">")
                        .append(Html.text(relation))
                        .append("</code></p>"));
        body.append(Html.prose(node.description().text()));
        section(body, "columns", "Columns", columnTable(node));
        section(
                body,
                "tables",
                "Tables",
                "<div class=\"scroll\">" + new TableDrawing(known.project(), "../").svg(around(node), node.uniqueId())
                        + "</div>");
        String drawing = new ColumnDrawing(known.project(), columns).svg(node);
        section(
                body,
                "lineage",
                "Where columns come from and go",
                drawing.isEmpty() ? "" : "<div class=\"scroll\">" + drawing + "</div>");
        section(body, "tests", "Tests", testList(node));
        section(
                body,
                "source",
                "Source",
                code(
                        node.type() == ResourceType.SOURCE || node.type() == ResourceType.SEED
                                ? ""
                                : node.code().raw()));
        Compiled compiled = known.compiled().get(node.uniqueId());
        section(
                body,
                "compiled",
                "Compiled for " + Html.text(known.project().target().name()),
                code(compiled == null ? "" : compiled.sql()));
        return Html.page(Site.label(node), "../", body.toString());
    }

    private static void section(StringBuilder body, String id, String title, String content) {
        if (!content.isBlank()) {
            body.append("<section id=\"%s\"><h2>%s</h2>%s</section>\n".formatted(id, title, content));
        }
    }

    private static String badges(Node node) {
        List<String> badges = new ArrayList<>();
        badges.add(Html.badge("kind", node.type().name().toLowerCase(Locale.ROOT)));
        if (node.type() == ResourceType.MODEL) {
            badges.add(Html.badge("how", node.config().materialized()));
        }
        node.config().tags().forEach(tag -> badges.add(Html.badge("tag", tag)));
        node.config().text("owner").ifPresent(owner -> badges.add(Html.badge("owner", "owner: " + owner)));
        return String.join(" ", badges);
    }

    private Set<String> around(Node node) {
        Project project = known.project();
        Graph graph = project.graph();
        Set<String> around = new LinkedHashSet<>(Set.of(node.uniqueId()));
        around.addAll(graph.ancestors(node.uniqueId(), STEPS));
        around.addAll(graph.descendants(node.uniqueId(), STEPS));
        around.removeIf(each -> !Site.hasPage(project.node(each)));
        return around;
    }

    private String columnTable(Node node) {
        Map<String, Node.Column> described = new LinkedHashMap<>();
        node.description()
                .columns()
                .forEach(column -> described.put(column.name().toLowerCase(Locale.ROOT), column));
        NodeFacts facts = known.report().facts().get(node.uniqueId());
        StringBuilder rows = new StringBuilder();
        if (facts == null) {
            described
                    .values()
                    .forEach(column ->
                            row(rows, node, column.name(), column.dataType().orElse(""), column.text()));
        } else {
            for (Field field : facts.schema().fields()) {
                Node.Column column = described.get(field.name().toLowerCase(Locale.ROOT));
                row(rows, node, field.name(), field.type().toString(), column == null ? "" : column.text());
            }
        }
        return rows.isEmpty()
                ? ""
                : "<table><thead><tr><th>Column</th><th>Type</th><th>Description</th><th>Tests</th></tr></thead><tbody>"
                        + rows + "</tbody></table>";
    }

    private void row(StringBuilder rows, Node node, String name, String type, String text) {
        String checks = tests.getOrDefault(node.uniqueId(), List.of()).stream()
                .filter(test -> name.equalsIgnoreCase(
                        String.valueOf(test.description().extra().get("column_name"))))
                .map(test -> Html.badge("test", testName(test)))
                .collect(Collectors.joining(" "));
        rows.append("<tr id=\"%s\"><td><code>%s</code></td><td class=\"type\">%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(Site.anchor(name), Html.text(name), Html.text(type), Html.prose(text), checks));
    }

    private static String testName(Node test) {
        return test.description().extra().get("test_metadata") instanceof Map<?, ?> metadata
                ? String.valueOf(metadata.get("name"))
                : test.name();
    }

    private String testList(Node node) {
        String items = tests.getOrDefault(node.uniqueId(), List.of()).stream()
                .map(test -> "<li><code>%s</code> %s %s</li>"
                        .formatted(
                                Html.text(test.name()),
                                Html.badge(
                                        "severity",
                                        test.config()
                                                .text("severity")
                                                .orElse("error")
                                                .toLowerCase(Locale.ROOT)),
                                Html.text(test.description().text())))
                .collect(Collectors.joining());
        return items.isEmpty() ? "" : "<ul class=\"tests\">" + items + "</ul>";
    }

    private static String code(String sql) {
        return sql.isBlank() ? "" : "<pre tabindex=\"0\"><code>" + SqlText.html(sql.strip()) + "</code></pre>";
    }
}

package app.passculture.data.analytics.documentation;

import app.passculture.data.analytics.check.Checking;
import app.passculture.data.analytics.check.ColumnGraph;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A folder of pages about a project: needs no server and nothing from the network. */
public final class Site {

    private static final Set<ResourceType> SHOWN =
            Set.of(ResourceType.MODEL, ResourceType.SOURCE, ResourceType.SEED, ResourceType.SNAPSHOT);

    /** A drawing of more is no drawing. */
    private static final int DRAWN = 400;

    private final Checking.Knowledge known;
    private final ColumnGraph columns;
    private final List<Node> nodes;

    public Site(Checking.Knowledge known) {
        this.known = known;
        this.columns = ColumnGraph.of(known.project(), known.report());
        this.nodes =
                known.project().nodes().values().stream().filter(Site::hasPage).toList();
    }

    static boolean hasPage(Node node) {
        return SHOWN.contains(node.type());
    }

    static String label(Node node) {
        return node.type() == ResourceType.SOURCE
                ? node.description().extra().get("source_name") + "." + node.name()
                : node.name();
    }

    /** The page of a node, from the folder of the site. */
    static String file(Node node) {
        return "node/" + anchor(node.uniqueId()) + ".html";
    }

    static String anchor(String name) {
        return name.replaceAll("[^\\w.-]", "_");
    }

    /** Writes all pages; answers how many. */
    public int write(Path folder) {
        Map<String, List<Node>> tests = new LinkedHashMap<>();
        for (Node node : known.project().nodes().values()) {
            if (node.type() == ResourceType.TEST || node.type() == ResourceType.UNIT_TEST) {
                node.uses()
                        .nodes()
                        .forEach(tested -> tests.computeIfAbsent(tested, _ -> new ArrayList<>())
                                .add(node));
            }
        }
        NodePage pages = new NodePage(known, columns, tests);
        try {
            Files.createDirectories(folder.resolve("node"));
            for (String asset : List.of("site.css", "site.js")) {
                try (InputStream in = Objects.requireNonNull(Site.class.getResourceAsStream(asset))) {
                    Files.write(folder.resolve(asset), in.readAllBytes());
                }
            }
            Files.writeString(folder.resolve("index.js"), index());
            Files.writeString(folder.resolve("index.html"), front());
            Files.writeString(folder.resolve("graph.html"), graph());
            for (Node node : nodes) {
                Files.writeString(folder.resolve(file(node)), pages.html(node));
            }
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(folder, cause);
        }
        return nodes.size();
    }

    /** What the search looks in; a script, because a page from a disk may not read other files. */
    private String index() {
        List<Object> entries = new ArrayList<>();
        for (Node node : nodes) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", label(node));
            entry.put("kind", node.type().name().toLowerCase(Locale.ROOT));
            entry.put("file", file(node));
            List<String> names = columns.columns(node.uniqueId()).stream()
                    .map(ColumnGraph.Column::name)
                    .toList();
            entry.put(
                    "columns",
                    names.isEmpty()
                            ? node.description().columns().stream()
                                    .map(Node.Column::name)
                                    .toList()
                            : names);
            entries.add(entry);
        }
        StringWriter text = new StringWriter().append("window.nodes = ");
        try (JsonText json = new JsonText(text)) {
            json.write(entries);
        }
        return text.append(";\n").toString();
    }

    private String front() {
        Map<String, List<Node>> folders = new TreeMap<>();
        for (Node node : nodes) {
            String folder = node.type() == ResourceType.SOURCE
                    ? "source " + node.description().extra().get("source_name")
                    : node.path().contains("/")
                            ? node.path().substring(0, node.path().lastIndexOf('/'))
                            : "";
            folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(node);
        }
        Project project = known.project();
        StringBuilder body = new StringBuilder("<h1>" + Html.text(project.name()) + "</h1>");
        body.append("<p>%d tables, %d columns; target %s.</p>"
                .formatted(
                        nodes.size(),
                        nodes.stream()
                                .mapToInt(
                                        node -> columns.columns(node.uniqueId()).size())
                                .sum(),
                        Html.text(project.target().name())));
        folders.forEach((folder, inside) -> {
            body.append("<section><h2>").append(Html.text(folder)).append("</h2><ul class=\"list\">");
            inside.forEach(node -> body.append("<li><a href=\"%s\">%s</a> %s <span class=\"about\">%s</span></li>\n"
                    .formatted(
                            file(node),
                            Html.text(label(node)),
                            node.type() == ResourceType.MODEL
                                    ? Html.badge("how", node.config().materialized())
                                    : Html.badge("kind", node.type().name().toLowerCase(Locale.ROOT)),
                            Html.text(firstSentence(node.description().text())))));
            body.append("</ul></section>");
        });
        return Html.page(project.name(), "", body.toString());
    }

    private static String firstSentence(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        int end = line.indexOf(". ");
        return end < 0 ? line : line.substring(0, end + 1);
    }

    private String graph() {
        Set<String> drawn = nodes.stream().map(Node::uniqueId).collect(Collectors.toCollection(LinkedHashSet::new));
        String body = drawn.size() > DRAWN
                ? "<p>%d tables are too many for one drawing: see the one on each table's page.</p>"
                        .formatted(drawn.size())
                : "<div class=\"scroll wide\">" + new TableDrawing(known.project(), "").svg(drawn, "") + "</div>";
        return Html.page("Graph", "", "<h1>Graph</h1>" + body);
    }
}

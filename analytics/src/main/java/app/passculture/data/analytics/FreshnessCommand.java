package app.passculture.data.analytics;

import app.passculture.data.analytics.quality.Freshness;
import app.passculture.data.analytics.transformation.DataFile;
import app.passculture.data.analytics.transformation.JsonText;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how old the newest row of each source is, and whether that is too old. */
@Command(name = "freshness", description = "Tells how fresh sources are.", mixinStandardHelpOptions = true)
final class FreshnessCommand implements Callable<Integer> {

    private final Analytics.Surface surface;

    @Mixin
    private ProjectArguments arguments = new ProjectArguments();

    FreshnessCommand(Analytics.Surface surface) {
        this.surface = surface;
    }

    @Override
    public Integer call() {
        Project project = Project.read(arguments.options(surface));
        List<Node> sources = arguments.nodes(project).stream()
                .filter(node -> node.type() == ResourceType.SOURCE)
                .filter(Freshness::isAsked)
                .toList();
        List<Map<String, @Nullable Object>> results = new ArrayList<>();
        boolean stale = false;
        try (Warehouses.Opened opened = surface.warehouses().open(project)) {
            for (Node source : sources) {
                Freshness.Answer answer =
                        Freshness.of(source, opened.warehouse(), surface.clock().instant());
                stale |= answer.verdict() == Freshness.Verdict.ERROR || answer.verdict() == Freshness.Verdict.UNKNOWN;
                surface.out().println(line(source, answer));
                results.add(data(source, answer));
            }
        }
        DataFile.write(
                Artefacts.target(project).resolve("sources.json"),
                JsonText.of(Map.of(
                        "metadata",
                        Map.of("generated_at", surface.clock().instant().toString()),
                        "results",
                        results)));
        if (sources.isEmpty()) {
            surface.out().println("No selected source says when it is fresh (freshness and loaded_at_field).");
        }
        return stale ? 1 : 0;
    }

    private static String line(Node source, Freshness.Answer answer) {
        String age = answer.age()
                .map(time -> ", newest row " + Size.time(time) + " old")
                .orElse("");
        String why = answer.problem().isEmpty() ? "" : ": " + answer.problem();
        return answer.verdict().name().toLowerCase(java.util.Locale.ROOT) + " "
                + source.extra("source_name").orElse("") + "." + source.name() + age + why;
    }

    private static Map<String, @Nullable Object> data(Node source, Freshness.Answer answer) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("unique_id", source.uniqueId());
        data.put("status", answer.verdict().name().toLowerCase(java.util.Locale.ROOT));
        data.put("max_loaded_at", answer.newest().map(String::valueOf).orElse(null));
        data.put(
                "max_loaded_at_time_ago_in_s",
                answer.age().map(age -> age.toMillis() / 1000.0).orElse(null));
        data.put("error", answer.problem().isEmpty() ? null : answer.problem());
        return data;
    }
}

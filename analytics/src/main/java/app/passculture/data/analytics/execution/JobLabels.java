package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.ByteBudget;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.warehouse.JobOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the jobs of a run are known in the warehouse: an id that is the same when the run is, and labels. */
final class JobLabels {

    private static final int LONGEST = 63;

    private final String invocation;
    private final Project project;

    JobLabels(String invocation, Project project) {
        this.invocation = invocation;
        this.project = project;
    }

    JobOptions of(Node node, int step) {
        String id = clean(invocation + "-" + node.name(), 200) + "-"
                + Integer.toHexString(node.uniqueId().hashCode()) + "-" + step;
        JobOptions options = JobOptions.NONE
                .as(id)
                .labelled(Map.of(
                        "tool", "analytics",
                        "project", label(project.name()),
                        "target", label(project.target().name()),
                        "node", label(node.name()),
                        "resource_type", label(node.type().key())));
        return timeLimit(node).map(options::within).orElse(options);
    }

    private Optional<Duration> timeLimit(Node node) {
        return node.config()
                .text("timeout")
                .or(() -> project.target()
                        .attribute("job_execution_timeout_seconds")
                        .map(String::valueOf))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    /** How many bytes a statement of the node may read at most; 0: as many as it likes. */
    long byteBudget(Node node) {
        return ByteBudget.of(node, project.target()).orElse(0L);
    }

    private static String label(String text) {
        return clean(text.toLowerCase(Locale.ROOT), LONGEST);
    }

    private static String clean(String text, int longest) {
        String clean = text.replaceAll("[^A-Za-z0-9_-]", "_");
        return clean.substring(0, Math.min(longest, clean.length()));
    }
}

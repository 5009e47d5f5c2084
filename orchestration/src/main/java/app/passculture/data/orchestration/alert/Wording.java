package app.passculture.data.orchestration.alert;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What alerts say, with a link to the run on our pages. */
record Wording(URI pages) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);

    String subject(Alert.About about) {
        return "%s %s".formatted(about.pipeline(), about.isFailure() ? "failed" : "succeeded");
    }

    /** The lines that people know from before, then who is to look at it and where to begin. */
    String slack(Alert.About about) {
        List<String> lines = new ArrayList<>();
        lines.add(about.isFailure() ? ":red_circle: Dag Failed." : ":large_green_circle: Dag Succeeded.");
        lines.add("*Dag*: " + escaped(about.pipeline()));
        lines.add("*Execution Time*: " + TIME.format(about.logicalDate()));
        lines.add("*Owner*: " + escaped(about.owner()));
        if (!about.failedTasks().isEmpty()) {
            lines.add("*Failed Tasks*: " + escaped(String.join(", ", about.failedTasks())));
        }
        lines.add("*Dag Url*: " + link(about));
        return String.join("\n", lines);
    }

    String plain(Alert.About about) {
        List<String> lines = new ArrayList<>();
        lines.add("The pipeline " + subject(about) + ".");
        lines.add("");
        lines.add("Logical date: " + TIME.format(about.logicalDate()));
        lines.add("Run: " + about.run());
        lines.add("Owner: " + about.owner());
        if (!about.failedTasks().isEmpty()) {
            lines.add("Failed tasks: " + String.join(", ", about.failedTasks()));
        }
        lines.add("");
        lines.add(link(about));
        return String.join("\n", lines);
    }

    String link(Alert.About about) {
        String base = pages.toString();
        return (base.endsWith("/") ? base : base + "/") + "pipelines/" + encoded(about.pipeline()) + "/runs/"
                + encoded(about.run());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Slack's three. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

package app.passculture.data.analytics.execution;

import java.util.Locale;

/** A run as JUnit's XML, which build servers show: a case for each node. */
public final class JUnitReport {

    private JUnitReport() {}

    public static String of(RunSummary summary, String project) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\">\n"
                .formatted(
                        escaped(project),
                        summary.results().size(),
                        count(summary, Status.FAIL),
                        count(summary, Status.ERROR),
                        count(summary, Status.SKIPPED) + count(summary, Status.CANCELLED),
                        seconds(summary.span())));
        summary.results().forEach(result -> xml.append(testCase(result)));
        return xml.append("</testsuite>\n").toString();
    }

    private static int count(RunSummary summary, Status status) {
        return summary.counts().getOrDefault(status, 0);
    }

    private static String testCase(NodeResult result) {
        String head = "  <testcase classname=\"%s\" name=\"%s\" file=\"%s\" time=\"%s\""
                .formatted(
                        escaped(result.kind()),
                        escaped(result.node().name()),
                        escaped(result.node().path()),
                        seconds(result.span()));
        String element = switch (result.status()) {
            case FAIL -> "failure";
            case ERROR -> "error";
            case SKIPPED, CANCELLED -> "skipped";
            case SUCCESS, PASS, WARN -> "";
        };
        return element.isEmpty()
                ? head + "/>\n"
                : head + "><" + element + " message=\"" + escaped(firstLine(result.message())) + "\">"
                        + escaped(result.message()) + "</" + element + "></testcase>\n";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String seconds(NodeResult.Span span) {
        return String.format(Locale.ROOT, "%.3f", span.length().toMillis() / 1000.0);
    }

    /** Characters that XML cannot hold become question marks. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(c -> escaped.append(
                        switch (c) {
                            case '&' -> "&amp;";
                            case '<' -> "&lt;";
                            case '>' -> "&gt;";
                            case '"' -> "&quot;";
                            case '\n' -> "&#10;";
                            case '\t' -> "\t";
                            default -> c < ' ' ? "?" : Character.toString(c);
                        }));
        return escaped.toString();
    }
}

package app.passculture.data.analytics;

import app.passculture.data.analytics.execution.NodeResult;
import app.passculture.data.analytics.execution.RunEvent;
import app.passculture.data.analytics.execution.RunListener;
import app.passculture.data.analytics.execution.RunSummary;
import app.passculture.data.analytics.execution.Status;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.RelationName;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells a run to a person: a line for each node that ended, then a summary with what went wrong. */
final class ProgressText implements RunListener {

    private static final int SLOWEST = 5;

    private final PrintWriter out;

    ProgressText(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void happened(RunEvent event) {
        if (event instanceof RunEvent.Finished finished) {
            out.println(line(finished));
        }
    }

    private static String line(RunEvent.Finished finished) {
        NodeResult result = finished.result();
        int digits = String.valueOf(finished.nodes()).length();
        List<String> parts = new ArrayList<>();
        parts.add(String.format(Locale.ROOT, "%" + digits + "d/%d", finished.index(), finished.nodes()));
        parts.add(word(result.status()));
        parts.add(result.kind());
        parts.add(name(result.node()));
        if (result.status() != Status.SKIPPED && result.status() != Status.CANCELLED) {
            parts.add(Size.time(result.span().length()));
        }
        if (result.status() == Status.SUCCESS && result.totals().rows() > 0) {
            parts.add(Size.rows(result.totals().rows()));
        }
        if (result.totals().bytes() > 0) {
            parts.add(Size.bytes(result.totals().bytes()));
        }
        if (result.status() == Status.SKIPPED) {
            parts.add("(" + result.message() + ")");
        }
        return String.join(" ", parts);
    }

    private static String word(Status status) {
        return switch (status) {
            case SUCCESS, PASS -> "ok";
            case WARN -> "warn";
            case FAIL -> "FAIL";
            case ERROR -> "ERROR";
            case SKIPPED -> "skip";
            case CANCELLED -> "cancelled";
        };
    }

    private static String name(Node node) {
        return node.relation()
                .map(relation -> relation.schema() + "." + relation.identifier())
                .orElse(node.name());
    }

    /** What is said at the end; {@code compiled} tells where the SQL of a node was written. */
    void summary(RunSummary summary, java.util.function.UnaryOperator<String> compiled, String retry) {
        summary.results().stream()
                .filter(result -> result.status() == Status.FAIL
                        || result.status() == Status.ERROR
                        || result.status() == Status.WARN)
                .forEach(result -> failure(result, compiled));
        out.println();
        out.println(counts(summary));
        slowest(summary);
        if (!summary.isWell()) {
            out.println("Again, what is not done: " + retry);
        }
    }

    private void failure(NodeResult result, java.util.function.UnaryOperator<String> compiled) {
        out.println();
        out.println(word(result.status()) + " " + result.kind() + " "
                + result.node().name() + " (" + result.node().position() + ")");
        result.message().lines().forEach(line -> out.println("  " + line));
        if (!result.failing().rows().isEmpty()) {
            String rows = TextTable.of(
                    result.failing().rows().getFirst().schema(),
                    result.failing().rows());
            rows.lines().forEach(line -> out.println("    " + line));
        }
        String path = compiled.apply(result.node().uniqueId());
        if (!path.isEmpty()) {
            out.println("  compiled: " + path);
        }
    }

    private static String counts(RunSummary summary) {
        String counts = summary.counts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String end = summary.ending() == RunSummary.Ending.INTERRUPTED ? "Interrupted" : "Done";
        return "%s in %s: %s; %s read."
                .formatted(
                        end,
                        Size.time(summary.span().length()),
                        counts.isEmpty() ? "nothing to do" : counts,
                        Size.bytes(summary.bytes()));
    }

    private void slowest(RunSummary summary) {
        List<NodeResult> timed = summary.results().stream()
                .filter(result -> result.node().relation().isPresent())
                .filter(result -> !result.span().length().isZero())
                .sorted(Comparator.comparing(
                                (NodeResult result) -> result.span().length())
                        .reversed())
                .limit(SLOWEST)
                .toList();
        if (timed.size() > 1) {
            out.println("Slowest: "
                    + timed.stream()
                            .map(result -> result.node()
                                            .relation()
                                            .map(RelationName::identifier)
                                            .orElse("") + " "
                                    + Size.time(result.span().length()))
                            .collect(Collectors.joining(", ")));
        }
    }
}

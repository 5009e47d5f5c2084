package app.passculture.data.recommendation.api.benchmark;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The rounds of one run as a table in Markdown, with what is needed to read it. */
record Report(BenchmarkSettings settings, Population population, List<Round> rounds) {
    private static final double GOAL_MILLISECONDS = 5;
    private static final double GOAL_RATIO = 0.4;

    String text() {
        var noOp = total(Round::noOpClosed);
        var recommendation = total(Round::recommendationClosed);
        var noOpOpen = total(Round::noOpOpen);
        var recommendationOpen = total(Round::recommendationOpen);
        return String.join(
                "\n",
                heading(),
                line("/check", noOp, noOpOpen),
                line("/recommendation/{id}", recommendation, recommendationOpen),
                ratio(noOp, recommendation, noOpOpen, recommendationOpen),
                "",
                settingsText(noOp, recommendation),
                goals(recommendationOpen));
    }

    private String heading() {
        return """
                | route | requests/s | p50 ms | p99 ms | p50 ms at %1$d/s | p99 ms at %1$d/s | p99.9 ms at %1$d/s | API CPU µs/request | bad answers |
                |---|---|---|---|---|---|---|---|---|""".formatted(settings.rate());
    }

    private static String line(String route, Outcome closed, Outcome open) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %d |",
                route,
                closed.perSecond(),
                closed.milliseconds(50),
                closed.milliseconds(99),
                open.milliseconds(50),
                open.milliseconds(99),
                open.milliseconds(99.9),
                closed.serverMicros(),
                closed.bad() + open.bad());
    }

    private static String ratio(Outcome noOp, Outcome recommendation, Outcome noOpOpen, Outcome recommendationOpen) {
        return String.format(
                Locale.ROOT,
                "| ratio | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | |",
                recommendation.perSecond() / noOp.perSecond(),
                recommendation.milliseconds(50) / noOp.milliseconds(50),
                recommendation.milliseconds(99) / noOp.milliseconds(99),
                recommendationOpen.milliseconds(50) / noOpOpen.milliseconds(50),
                recommendationOpen.milliseconds(99) / noOpOpen.milliseconds(99),
                recommendationOpen.milliseconds(99.9) / noOpOpen.milliseconds(99.9),
                recommendation.serverMicros() / noOp.serverMicros());
    }

    private String settingsText(Outcome noOp, Outcome recommendation) {
        return String.format(
                Locale.ROOT,
                """
                %d rounds of %s a spell, %d connections; ratio of requests/s by round: %s.
                %d candidates, %s model, %d impressions saved before the answers (%s).
                API %s, flags %s; Java %s; %d cores seen by the generator; load average at the end %.1f.
                Busy at full speed (cores): /check API %.2f, generator %.2f; /recommendation API %.2f, PostgreSQL %.2f, generator %.2f.""",
                rounds.size(),
                settings.spell(),
                settings.connections(),
                rounds.stream()
                        .map(round -> String.format(Locale.ROOT, "%.2f", round.throughputRatio()))
                        .toList(),
                population.candidates(),
                settings.model(),
                population.savedImpressions(),
                population.durability(),
                settings.isPinned() ? "pinned to core " + settings.serverCore() : "not pinned",
                settings.jvmFlags(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                noOp.share(noOp.cpu().server()),
                noOp.share(noOp.cpu().generator()),
                recommendation.share(recommendation.cpu().server()),
                recommendation.share(recommendation.cpu().database()),
                recommendation.share(recommendation.cpu().generator()));
    }

    private String goals(Outcome recommendationOpen) {
        var ratio = total(Round::recommendationClosed).perSecond()
                / total(Round::noOpClosed).perSecond();
        return String.format(
                Locale.ROOT,
                "Goal p99 < %.0f ms at %d requests/s: %s. Goal >= %.0f %% of the throughput of /check: %s.",
                GOAL_MILLISECONDS,
                settings.rate(),
                met(recommendationOpen.milliseconds(99) < GOAL_MILLISECONDS),
                GOAL_RATIO * 100,
                met(ratio >= GOAL_RATIO));
    }

    private static String met(boolean met) {
        return met ? "met" : "NOT met";
    }

    private Outcome total(Function<Round, Outcome> spell) {
        return rounds.stream().map(spell).reduce(Outcome::plus).orElseThrow();
    }
}

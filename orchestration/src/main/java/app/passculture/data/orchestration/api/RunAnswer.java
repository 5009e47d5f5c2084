package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.api.Answers.Answer;
import app.passculture.data.orchestration.history.FoundRun;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a run. */
record RunAnswer(
        String dagRunId,
        String dagId,
        String dagDisplayName,
        @Nullable Instant logicalDate,
        Instant queuedAt,
        @Nullable Instant startDate,
        @Nullable Instant endDate,
        @Nullable Double duration,
        Instant dataIntervalStart,
        Instant dataIntervalEnd,
        Instant runAfter,
        Instant lastSchedulingDecision,
        String runType,
        String state,
        String triggeredBy,
        @Nullable String triggeringUserName,
        @JsonRawValue String conf,
        @Nullable String note,
        List<DagAnswers.Version> dagVersions,
        String bundleVersion,
        @Nullable String partitionKey)
        implements Answer {

    static RunAnswer of(FoundRun run) {
        FoundRun.Times times = run.times();
        return new RunAnswer(
                run.id(),
                run.pipeline(),
                run.pipeline(),
                run.dates().logicalDate(),
                times.queuedAt(),
                times.startedAt(),
                times.endedAt(),
                seconds(times.startedAt(), times.endedAt()),
                run.dates().intervalStart(),
                run.dates().intervalEnd(),
                run.dates().runAfter(),
                times.updatedAt(),
                run.origin().type(),
                run.state(),
                triggeredBy(run.origin().triggeredBy()),
                run.origin().user(),
                run.parameters(),
                run.note(),
                List.of(DagAnswers.Version.of(run.version())),
                run.version().bundleDigest(),
                null);
    }

    /** Clients know these words only. */
    private static String triggeredBy(String via) {
        return switch (via) {
            case "cli", "operator", "rest_api", "ui", "test", "timetable", "asset", "backfill" -> via;
            default -> "timetable";
        };
    }

    static @Nullable Double seconds(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null
                ? null
                : Duration.between(start, end).toNanos() / 1e9;
    }
}

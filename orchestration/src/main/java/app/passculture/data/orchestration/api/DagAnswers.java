package app.passculture.data.orchestration.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.orchestration.api.Answers.Answer;
import app.passculture.data.orchestration.history.FoundPipeline;
import app.passculture.data.orchestration.history.FoundVersion;
import app.passculture.data.orchestration.pipeline.schedule.Schedule;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said of a pipeline and of its versions. */
final class DagAnswers {
    /** How many tasks of a run may be under way where a pipeline sets no limit; clients want a number. */
    private static final int NO_LIMIT = 1_000_000;

    private static final List<String> RUN_TYPES = List.of("manual", "scheduled");

    private DagAnswers() {}

    /** A tag. */
    record Tag(String name, String dagId, String dagDisplayName) implements Answer {}

    /** A version. */
    record Version(
            UUID id,
            int versionNumber,
            String dagId,
            String bundleName,
            String bundleVersion,
            Instant createdAt,
            String dagDisplayName,
            @Nullable String bundleUrl)
            implements Answer {

        static Version of(FoundVersion version) {
            return new Version(
                    version.id(),
                    version.number(),
                    version.pipeline(),
                    version.bundle(),
                    version.bundleDigest(),
                    version.createdAt(),
                    version.pipeline(),
                    null);
        }
    }

    /** A pipeline. */
    record Dag(
            String dagId,
            String dagDisplayName,
            boolean isPaused,
            boolean isStale,
            Instant lastParsedTime,
            @Nullable Double lastParseDuration,
            @Nullable Instant lastExpired,
            String bundleName,
            String bundleVersion,
            String relativeFileloc,
            String fileloc,
            String description,
            String timetableSummary,
            String timetableDescription,
            boolean timetablePartitioned,
            boolean timetablePeriodic,
            List<Tag> tags,
            int maxActiveTasks,
            int maxActiveRuns,
            int maxConsecutiveFailedDagRuns,
            boolean hasTaskConcurrencyLimits,
            boolean hasImportErrors,
            @Nullable Instant nextDagrunLogicalDate,
            @Nullable Instant nextDagrunDataIntervalStart,
            @Nullable Instant nextDagrunDataIntervalEnd,
            @Nullable Instant nextDagrunRunAfter,
            List<String> allowedRunTypes,
            List<String> owners,
            boolean isBackfillable,
            String fileToken)
            implements Answer {

        static Dag of(FoundPipeline pipeline) {
            PipelineSpec spec = pipeline.spec();
            FoundPipeline.NextRun next = pipeline.next();
            String schedule = schedule(spec.timetable().schedule());
            Integer tasks = spec.limits().activeTasks();
            return new Dag(
                    spec.id(),
                    spec.id(),
                    pipeline.paused(),
                    pipeline.stale(),
                    pipeline.loadedAt(),
                    null,
                    null,
                    pipeline.version().bundle(),
                    pipeline.version().bundleDigest(),
                    spec.id(),
                    pipeline.version().bundle(),
                    spec.description(),
                    schedule,
                    schedule,
                    false,
                    next != null,
                    spec.tags().stream()
                            .map(tag -> new Tag(tag, spec.id(), spec.id()))
                            .toList(),
                    tasks == null ? NO_LIMIT : tasks,
                    spec.limits().activeRuns(),
                    0,
                    tasks != null,
                    false,
                    next == null ? null : next.intervalStart(),
                    next == null ? null : next.intervalStart(),
                    next == null ? null : next.intervalEnd(),
                    next == null ? null : next.runAfter(),
                    RUN_TYPES,
                    spec.owner().isEmpty() ? List.of() : List.of(spec.owner()),
                    false,
                    token(spec.id()));
        }
    }

    /** A pipeline and what else there is to say. */
    record Details(
            @JsonUnwrapped Dag dag,
            boolean catchup,
            @Nullable String dagRunTimeout,
            @Nullable Map<String, Object> assetExpression,
            String docMd,
            @Nullable Instant startDate,
            @Nullable Instant endDate,
            boolean isPausedUponCreation,
            Map<String, Object> params,
            boolean renderTemplateAsNativeObj,
            @Nullable List<String> templateSearchPath,
            String timezone,
            Instant lastParsed,
            Map<String, Object> defaultArgs,
            Map<String, String> ownerLinks,
            boolean isFavorite,
            int activeRunsCount,
            int concurrency,
            Version latestDagVersion)
            implements Answer {

        static Details of(FoundPipeline pipeline, int activeRuns) {
            PipelineSpec spec = pipeline.spec();
            Dag dag = Dag.of(pipeline);
            java.time.Duration timeout = spec.limits().runTimeout();
            return new Details(
                    dag,
                    spec.timetable().catchUp() == app.passculture.data.orchestration.pipeline.schedule.CatchUp.ALL,
                    timeout == null ? null : timeout.toString(),
                    null,
                    spec.docs(),
                    spec.timetable().start(),
                    null,
                    false,
                    parameters(spec),
                    false,
                    null,
                    zone(spec.timetable().schedule()),
                    pipeline.loadedAt(),
                    Map.of(),
                    Map.of(),
                    pipeline.favourite(),
                    activeRuns,
                    dag.maxActiveTasks(),
                    Version.of(pipeline.version()));
        }
    }

    /** An opaque name of where a pipeline comes from. */
    static String token(String pipeline) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(pipeline.getBytes(UTF_8));
    }

    /** The parameters by name, each with its default and its schema, as a form wants them. */
    private static Map<String, Object> parameters(PipelineSpec spec) {
        Map<String, Object> parameters = new java.util.LinkedHashMap<>();
        if (spec.parameters().get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, schema) -> {
                Map<String, @Nullable Object> parameter = new java.util.LinkedHashMap<>();
                parameter.put("value", schema instanceof Map<?, ?> fields ? fields.get("default") : null);
                parameter.put("schema", schema);
                parameter.put("description", schema instanceof Map<?, ?> fields ? fields.get("description") : null);
                parameters.put(String.valueOf(name), parameter);
            });
        }
        return parameters;
    }

    private static String schedule(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Never _ -> "Never, external triggers only";
            case Schedule.Once once -> "Once at " + once.at();
            case Schedule.Every every -> "Every " + every.period();
            case Schedule.Crons crons ->
                String.join(
                        ", ", crons.expressions().stream().map(String::valueOf).toList());
        };
    }

    private static String zone(Schedule schedule) {
        return schedule instanceof Schedule.Crons crons ? crons.zone().getId() : "UTC";
    }
}

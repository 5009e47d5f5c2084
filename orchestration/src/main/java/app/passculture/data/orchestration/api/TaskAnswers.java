package app.passculture.data.orchestration.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.orchestration.administration.Pools;
import app.passculture.data.orchestration.api.Answers.Answer;
import app.passculture.data.orchestration.history.FoundAttempt;
import app.passculture.data.orchestration.history.FoundTask;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said of tasks: as they are declared, and as they are in a run. */
final class TaskAnswers {
    static final String QUEUE = "default";

    private TaskAnswers() {}

    /** A length of time. */
    record TimeDelta(@JsonProperty("__type") String type, long days, long seconds, int microseconds) {

        static TimeDelta of(Duration duration) {
            return new TimeDelta(
                    "TimeDelta",
                    duration.toDays(),
                    duration.minusDays(duration.toDays()).toSeconds(),
                    duration.toNanosPart() / 1000);
        }
    }

    /** A task as it is declared. */
    record Task(
            String taskId,
            String taskDisplayName,
            String owner,
            @Nullable Instant startDate,
            @Nullable Instant endDate,
            String triggerRule,
            boolean dependsOnPast,
            boolean waitForDownstream,
            int retries,
            String queue,
            String pool,
            int poolSlots,
            @Nullable TimeDelta executionTimeout,
            TimeDelta retryDelay,
            double retryExponentialBackoff,
            int priorityWeight,
            String weightRule,
            String uiColor,
            String uiFgcolor,
            List<String> templateFields,
            List<String> downstreamTaskIds,
            String docMd,
            String operatorName,
            Map<String, Object> params,
            Map<String, String> classRef,
            boolean isMapped,
            List<String> extraLinks)
            implements Answer {

        static Task of(PipelineSpec spec, TaskSpec task) {
            TaskSpec.Terms terms = task.terms();
            Duration timeout = terms.timeout();
            double factor = terms.retries().factor();
            return new Task(
                    task.id(),
                    task.id(),
                    spec.owner(),
                    spec.timetable().start(),
                    null,
                    task.rule().text(),
                    false,
                    false,
                    terms.retries().count(),
                    QUEUE,
                    poolOf(terms.pool()),
                    slotsOf(terms.pool()),
                    timeout == null ? null : TimeDelta.of(timeout),
                    TimeDelta.of(terms.retries().delay()),
                    factor > 1 ? factor : 0,
                    terms.priority(),
                    "absolute",
                    "#ffffff",
                    "#000000",
                    List.of(),
                    downstream(spec, task.id()),
                    task.docs(),
                    operatorOf(task),
                    Map.of(),
                    Map.of("module_path", spec.id(), "class_name", operatorOf(task)),
                    false,
                    List.of());
        }

        private static List<String> downstream(PipelineSpec spec, String task) {
            return spec.tasks().stream()
                    .filter(later -> later.upstream().contains(task))
                    .map(TaskSpec::id)
                    .sorted()
                    .toList();
        }
    }

    /** A task of a run. */
    record Instance(
            UUID id,
            String taskId,
            String taskDisplayName,
            String dagId,
            String dagDisplayName,
            String dagRunId,
            int mapIndex,
            @Nullable Instant logicalDate,
            Instant runAfter,
            @Nullable Instant startDate,
            @Nullable Instant endDate,
            @Nullable Double duration,
            @Nullable String state,
            int tryNumber,
            int maxTries,
            @Nullable String hostname,
            @Nullable String unixname,
            String pool,
            int poolSlots,
            String queue,
            int priorityWeight,
            String operator,
            String operatorName,
            @Nullable Instant queuedWhen,
            @Nullable Instant scheduledWhen,
            @Nullable Integer pid,
            @Nullable String executor,
            String executorConfig,
            @Nullable String note,
            @Nullable String renderedMapIndex,
            Map<String, String> renderedFields,
            @Nullable Object trigger,
            @Nullable Object triggererJob,
            DagAnswers.Version dagVersion)
            implements Answer {

        static Instance of(FoundTask task, PipelineSpec spec) {
            TaskSpec declared = spec.tasks().get(task.place());
            FoundTask.Times times = task.times();
            return new Instance(
                    idOf(task),
                    task.task(),
                    task.task(),
                    task.run().pipeline(),
                    task.run().pipeline(),
                    task.run().id(),
                    -1,
                    task.run().dates().logicalDate(),
                    task.run().dates().runAfter(),
                    times.startedAt(),
                    times.endedAt(),
                    RunAnswer.seconds(times.startedAt(), times.endedAt()),
                    stateOf(task.state()),
                    task.tries(),
                    task.terms().maxTries(),
                    task.node(),
                    null,
                    task.terms().pool() == null ? Pools.DEFAULT : task.terms().pool(),
                    task.terms().slots(),
                    QUEUE,
                    task.terms().priority(),
                    operatorOf(declared),
                    operatorOf(declared),
                    times.queuedAt(),
                    times.readyAt(),
                    null,
                    null,
                    "{}",
                    task.note(),
                    null,
                    declared.details(),
                    null,
                    null,
                    DagAnswers.Version.of(task.run().version()));
        }
    }

    /** A try of a task of a run. */
    record Try(
            String taskId,
            String taskDisplayName,
            String dagId,
            String dagDisplayName,
            String dagRunId,
            int mapIndex,
            @Nullable Instant startDate,
            @Nullable Instant endDate,
            @Nullable Double duration,
            @Nullable String state,
            int tryNumber,
            int maxTries,
            @Nullable String hostname,
            @Nullable String unixname,
            String pool,
            int poolSlots,
            String queue,
            int priorityWeight,
            String operator,
            String operatorName,
            @Nullable Instant queuedWhen,
            @Nullable Instant scheduledWhen,
            @Nullable Integer pid,
            @Nullable String executor,
            String executorConfig,
            DagAnswers.Version dagVersion)
            implements Answer {

        static Try of(FoundTask task, FoundAttempt attempt, PipelineSpec spec) {
            String operator = operatorOf(spec.tasks().get(task.place()));
            return new Try(
                    task.task(),
                    task.task(),
                    task.run().pipeline(),
                    task.run().pipeline(),
                    task.run().id(),
                    -1,
                    attempt.startedAt(),
                    attempt.endedAt(),
                    RunAnswer.seconds(attempt.startedAt(), attempt.endedAt()),
                    // Lost or stopped: it has failed as far as clients can tell.
                    attempt.state() == null ? "failed" : stateOf(attempt.state()),
                    attempt.tryNumber(),
                    task.terms().maxTries(),
                    attempt.node(),
                    null,
                    task.terms().pool() == null ? Pools.DEFAULT : task.terms().pool(),
                    task.terms().slots(),
                    QUEUE,
                    task.terms().priority(),
                    operator,
                    operator,
                    attempt.queuedAt(),
                    null,
                    null,
                    null,
                    "{}",
                    DagAnswers.Version.of(task.run().version()));
        }
    }

    /** Of one task of one run, always the same. */
    static UUID idOf(FoundTask task) {
        return UUID.nameUUIDFromBytes((task.run().number() + "/" + task.place()).getBytes(UTF_8));
    }

    static @Nullable String stateOf(String state) {
        return state.equals("none") ? null : state;
    }

    private static String poolOf(TaskSpec.@Nullable PoolUse use) {
        return use == null ? Pools.DEFAULT : use.pool();
    }

    private static int slotsOf(TaskSpec.@Nullable PoolUse use) {
        return use == null ? 1 : use.slots();
    }

    private static String operatorOf(TaskSpec task) {
        return task.kind().isEmpty() ? roleOf(task.role()) : task.kind();
    }

    private static String roleOf(Role role) {
        return switch (role) {
            case Role.Work _ -> "work";
            case Role.Barrier _ -> "barrier";
            case Role.Decision _ -> "decision";
            case Role.Cleanup _ -> "cleanup";
            case Role.Wait _ -> "wait";
        };
    }
}

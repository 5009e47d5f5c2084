package app.passculture.data.orchestration.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.passculture.data.orchestration.pipeline.schedule.Schedule;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.SpecDifference;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import app.passculture.data.orchestration.pipeline.spec.SpecVersion;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PipelineLoaderTest {

    private static final Surroundings PRODUCTION = new Surroundings(
            new Environment("production", true), Map.of("bucket", "b"), Map.of("cloud_sql", 1, "warehouse", 8));

    private final PipelineLoader loader = new PipelineLoader(PRODUCTION);

    record Dated(LocalDate day, Object anything) {}

    record Needed(LocalDate day) {}

    @Test
    void theRestorationHasTheShapeOfTheOriginal() {
        PipelineSpec spec = loader.load(new RestoreShape()).spec();
        assertThat(spec.tasks()).hasSize(58);
        // Two edges more a table than the original's 65: what compose_files and the restore read.
        assertThat(spec.tasks().stream()
                        .mapToInt(task -> task.upstream().size())
                        .sum())
                .isEqualTo(65 + 2 * 7);
        assertThat(task(spec, "cloud_sql_restore_table_offer").dependencies().inputs())
                .containsExactly("compose_files_offer");
        assertThat(task(spec, "drop_table_public_offer").group()).containsExactly("prepare_offer");
    }

    @Test
    void definitionsLoadFast() {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 30; i++) {
            long start = System.nanoTime();
            loader.load(new RestoreShape());
            Duration spent = Duration.ofNanos(System.nanoTime() - start);
            best = spent.compareTo(best) < 0 ? spent : best;
        }
        System.out.println("58 tasks load in " + best.toNanos() / 1000 + " us");
        assertThat(best).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void jsonOfASpecificationReadsBackAndNamesItsVersion() {
        PipelineSpec spec = loader.load(new RestoreShape()).spec();
        PipelineSpec again = SpecJson.read(SpecJson.write(spec));
        assertThat(again).isEqualTo(spec);
        assertThat(SpecVersion.of(again))
                .isEqualTo(loader.load(new RestoreShape()).version());
        assertThat(SpecVersion.of(spec).sha256()).hasSize(64);
    }

    @Test
    void everyPartOfTheLanguageSurvivesJson() {
        PipelineSpec spec = load(PipelineLoaderTest::everything);
        assertThat(SpecJson.read(SpecJson.write(spec))).isEqualTo(spec);
        assertThat(spec.tasks()).extracting(TaskSpec::kind).contains("branch", "short_circuit", "cleanup", "wait");
    }

    private static void everything(Draft<NoParameters> p) {
        p.schedule("0 3 * * *", "0 15 * * 1-5").owner("data").maxActiveTasks(4).docs("**all**");
        p.onSuccess(Notice.email("data@example.org").forManualRunsToo()).onFailure(Notice.webhook("hook"));
        var setup = p.run("setup", _ -> {}).isolated();
        var left = p.run("left", _ -> {})
                .retries(Retries.times(3)
                        .after(Duration.ofSeconds(10))
                        .growingBy(2)
                        .atMost(Duration.ofMinutes(5))
                        .jitteredBy(0.2)
                        .neverOn(IllegalArgumentException.class));
        var right = p.run("right", _ -> {})
                .timeout(Duration.ofMinutes(1))
                .pool("warehouse", 2)
                .priority(5);
        var branch = p.branch("branch", List.of(left, right), _ -> left).after(setup);
        var join = p.barrier("join").after(left, right).rule(TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS);
        p.cleanup("teardown", setup, p.parallel(branch, join), _ -> {});
        var worth = p.shortCircuit("worth_it", _ -> true).after(join);
        p.waitFor("wait_import", new Role.Wait("import", Duration.ofHours(24), Role.ManualRuns.GO_ON))
                .after(worth);
    }

    @Test
    void differenceBetweenVersionsIsReadable() {
        PipelineSpec before = load(p -> {
            p.schedule("0 3 * * *");
            p.chain(p.run("a", _ -> {}), p.run("b", _ -> {}));
        });
        PipelineSpec after = load(p -> {
            p.schedule("0 4 * * *");
            p.chain(p.run("a", _ -> {}).retries(Retries.times(2)), p.run("c", _ -> {}));
        });
        assertThat(SpecDifference.between(before, after).lines())
                .containsExactly(
                        "pipeline: timetable.schedule.expressions [\"0 3 * * *\"] -> [\"0 4 * * *\"]",
                        "task a: terms.retries.count 0 -> 2",
                        "task c added",
                        "task b removed");
        assertThat(SpecDifference.between(before, before).changes()).isEmpty();
    }

    @Test
    void allProblemsAreCollected() {
        assertThat(problems(p -> {
                    p.schedule("61 * * * *")
                            .maxActiveRuns(0)
                            .runTimeout(Duration.ZERO)
                            .onFailure(Notice.slack("x"));
                    var a = p.run("a", _ -> {});
                    var b = p.run("b", _ -> {}).pool("nowhere");
                    a.after(b.after(a));
                    p.run("c", _ -> {}).after(b);
                    p.run("d", _ -> {});
                    p.run("d", _ -> {}).pool("cloud_sql", 2).timeout(Duration.ofSeconds(-1));
                    p.run("e e", _ -> {}).retries(Retries.times(-1).jitteredBy(2));
                    p.waitFor("w", new Role.Wait("p", Duration.ZERO, Role.ManualRuns.WAIT));
                }))
                .containsExactlyInAnyOrder(
                        "p: allows 0 active runs",
                        "p: the run timeout is PT0S",
                        "p: has notices but no owner to name in them",
                        "p: cron '61 * * * *': minute 61 is not in 0-59",
                        "p.b: uses the unknown pool nowhere",
                        "p.d: takes 2 slots of the pool cloud_sql, which has 1",
                        "p.d: the timeout is PT-1S",
                        "p.d: is the id of 2 tasks",
                        "p.e e: the id is not made of letters, digits and . _ ~ -",
                        "p.e e: retries a negative number of times or after a negative delay",
                        "p.e e: retry delays need a factor of at least 1 and a jitter between 0 and 1",
                        "p.w: waits for its own pipeline",
                        "p.w: waits within a window of PT0S",
                        "p.a: is part of the cycle a -> b -> a",
                        "p.c: can never run: it comes after a cycle");
    }

    @Test
    void taskThatRunsNothingHereNeedsNeitherSlotsNorAProcess() {
        assertThat(problems(p -> p.barrier("a").pool("cloud_sql").isolated()))
                .containsExactly(
                        "p.a: cannot run in a process of its own, because it does not run here",
                        "p.a: takes slots of a pool, but runs nothing");
    }

    @Test
    void taskWhoseRuleCanNeverHoldIsUnreachable() {
        assertThat(problems(p ->
                        p.run("alarm", _ -> {}).rule(TriggerRule.ONE_FAILED).after(p.barrier("start"))))
                .containsExactly("p.alarm: can never run: what comes before it never makes one_failed true");
    }

    @Test
    void parametersThatCannotBeAreNamed() {
        Pipeline pipeline = d -> d.pipeline("p", Dated.class, p -> p.barrier("a"));
        assertThatThrownBy(() -> loader.load(pipeline))
                .hasMessageStartingWith("p: parameter anything: type java.lang.Object is not");
    }

    @Test
    void scheduledPipelineNeedsDefaultsForItsParameters() {
        Pipeline pipeline =
                d -> d.pipeline("p", Needed.class, p -> p.schedule("@daily").barrier("a"));
        assertThatThrownBy(() -> loader.load(pipeline))
                .hasMessage("p: parameter day has no default, and scheduled runs cannot give it a value");
    }

    @Test
    void offProductionOnlyTheScheduleOfTheEnvironmentCounts() {
        Consumer<Draft<NoParameters>> content =
                p -> p.schedule("0 4 * * *").scheduleIn("dev", "0 4 * * 1").barrier("a");
        assertThat(scheduleIn("staging", content)).isEqualTo(new Schedule.Never());
        assertThat(scheduleIn("dev", content).toString()).contains("0 4 * * 1");
        assertThat(load(content).timetable().schedule().toString()).contains("0 4 * * *");
    }

    private static Schedule scheduleIn(String environment, Consumer<Draft<NoParameters>> content) {
        Surroundings elsewhere = new Surroundings(new Environment(environment, false), Map.of(), Map.of());
        Pipeline pipeline = d -> d.pipeline("p", content);
        return new PipelineLoader(elsewhere).load(pipeline).spec().timetable().schedule();
    }

    @Test
    void missingSettingIsNamed() {
        Pipeline pipeline = d -> d.pipeline("p", p -> p.barrier(d.setting("bucket") + d.setting("project")));
        assertThatThrownBy(() -> loader.load(pipeline)).hasMessage("p: setting 'project' is missing");
    }

    @Test
    void edgeToAnotherPipelineIsNamed() {
        List<Task<?>> stolen = new ArrayList<>();
        load(p -> stolen.add(p.barrier("far")));
        assertThat(problems(p -> p.barrier("near").after(stolen.getFirst())))
                .contains("p.near: comes after far, which is in another pipeline");
    }

    /** Reads the clock three calls away from the definition. */
    static final class ReadsTheClock implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("clock", p -> p.startingAt(start()).barrier("a"));
        }

        private static Instant start() {
            Supplier<Instant> now = Instant::now;
            return now.get();
        }
    }

    /** Reads a file while it is constructed. */
    static final class ReadsAFile implements Pipeline {
        private final boolean there = Files.exists(Path.of("tables.csv"));

        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("file", p -> p.barrier("a" + there));
        }
    }

    /** Looks outside only when its task runs. */
    static final class LooksOutsideLater implements Pipeline {
        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("later", p -> {
                var one = p.call("now", String.class, _ -> Instant.now().toString());
                p.reading(one.output()).run("file", (_, context) -> context.log("" + Files.exists(Path.of("x"))));
                p.shortCircuit("env", _ -> System.getenv("HOME") != null);
            });
        }
    }

    /** Differs each time without calling anything outside. */
    static final class Varies implements Pipeline {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("varies", p -> p.barrier("a" + count.incrementAndGet()));
        }
    }

    @Test
    void definitionThatReadsTheClockIsRefused() {
        assertThatThrownBy(() -> loader.load(new ReadsTheClock()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("ReadsTheClock: the definition looks at the clock: ")
                .hasMessageContaining("PipelineLoaderTest$ReadsTheClock.start -> Instant.now");
    }

    @Test
    void definitionThatReadsAFileIsRefused() {
        assertThatThrownBy(() -> loader.load(new ReadsAFile()))
                .hasMessageContaining(
                        "the definition looks at files: new PipelineLoaderTest$ReadsAFile -> Files.exists");
    }

    @Test
    void tasksMayLookOutside() {
        assertThat(loader.load(new LooksOutsideLater()).spec().tasks()).hasSize(3);
    }

    @Test
    void definitionThatVariesIsRefused() {
        assertThatThrownBy(() -> loader.load(new Varies()))
                .hasMessage("varies: two evaluations of the definition differ: it depends on something else");
    }

    @Test
    void pipelinesAreValidatedTogether() {
        Pipeline waiting = d ->
                d.pipeline("p", p -> p.waitFor("w", new Role.Wait("gone", Duration.ofDays(1), Role.ManualRuns.WAIT)));
        Pipeline namesake = d ->
                d.pipeline("p", p -> p.waitFor("w", new Role.Wait("gone", Duration.ofDays(1), Role.ManualRuns.WAIT)));
        assertThat(loader.validate(List.of(waiting, namesake, new Varies())))
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "p: is the id of more than one pipeline",
                        "p.w: waits for the unknown pipeline gone",
                        "varies: two evaluations of the definition differ: it depends on something else");
    }

    private PipelineSpec load(Consumer<Draft<NoParameters>> content) {
        return loader.load(d -> d.pipeline("p", content)).spec();
    }

    private List<String> problems(Consumer<Draft<NoParameters>> content) {
        DefinitionException wrong = catchThrowableOfType(DefinitionException.class, () -> load(content));
        return wrong.problems().stream().map(Problem::toString).toList();
    }

    private static TaskSpec task(PipelineSpec spec, String id) {
        return spec.tasks().stream()
                .filter(task -> task.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}

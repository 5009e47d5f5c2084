package app.passculture.data.orchestration.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.pipeline.Draft;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.Output;
import app.passculture.data.orchestration.pipeline.OutputType;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.RemoteWork;
import app.passculture.data.orchestration.pipeline.RestoreShape;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import app.passculture.data.orchestration.run.TaskState;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static Rehearsal restore() {
        return Rehearsal.of(new RestoreShape()).pool("cloud_sql", 1).at("2021-03-10T00:00:00Z");
    }

    private static Rehearsal of(Consumer<Draft<NoParameters>> content) {
        Pipeline pipeline = d -> d.pipeline("p", content);
        return Rehearsal.of(pipeline).pool("one", 1);
    }

    @Test
    void theRestorationRunsInVirtualTime() {
        restore()
                .with(new RestoreShape.Day(Optional.of(LocalDate.of(2021, 3, 10)), false))
                .stub("export_*_to_gcs", List.of("x-000.csv", "x-001.csv"))
                .failing("recreate_indexes", 1, new SQLTransientException("busy"))
                .run()
                .assertSucceeded()
                .assertOrder("cloud_sql_restore_table_booking", "cloud_sql_restore_table_stock", "recreate_indexes")
                .assertOrder("recreate_indexes", "refresh_iris_venues_mv")
                .assertTries("recreate_indexes", 2)
                .assertLogged("cloud_sql_restore_table_offer", "x-000.csv+x-001.csv")
                .assertParameters(new RestoreShape.Day(Optional.of(LocalDate.of(2021, 3, 10)), false))
                // 6 preparations, 7 restores, 2 tries of the indexes 2 minutes apart, 1 refresh; barriers take no time.
                .assertTook(Duration.ofSeconds(6 + 7 + 1 + 120 + 1 + 1));
    }

    @Test
    void fiftyEightTasksTakeLittleTime() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begun = System.nanoTime();
            restore().run().assertSucceeded();
            best = Math.min(best, System.nanoTime() - begun);
        }
        System.out.println("58 tasks are rehearsed in " + best / 1_000_000 + " ms, loading included");
        assertThat(best).isLessThan(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void failedRunStopsWhatDependsOnItAndTellsTheOwner() {
        restore()
                .failing("compose_files_venue", new IllegalStateException("no shards"))
                .run()
                .assertFailed()
                .assertState("compose_files_venue", TaskState.FAILED)
                .assertTries("compose_files_venue", 2)
                .assertState("cloud_sql_restore_table_booking", TaskState.UPSTREAM_FAILED)
                .assertState("create_table_public_offer", TaskState.SUCCESS)
                .assertNotified(Notice.slack("data-alerts"));
    }

    @Test
    void runThatHangsTimesOut() {
        restore()
                .taking("cloud_sql_restore_table_offer", Duration.ofDays(1))
                .run()
                .assertFailed()
                .assertState("cloud_sql_restore_table_offer", TaskState.FAILED)
                .assertState("recreate_indexes", TaskState.SKIPPED)
                .assertTook(Duration.ofHours(3));
    }

    @Test
    void losingANodeCostsNoTry() {
        restore().losing("*_booking", 2).run().assertSucceeded().assertTries("compose_files_booking", 1);
    }

    @Test
    void wrongParametersFailAsTheTriggerWould() {
        assertThatThrownBy(() ->
                        restore().with(Map.of("day", "tomorrow", "dryRun", 1)).run())
                .hasMessage("day: 'tomorrow' is not a date (yyyy-mm-dd); dryRun: '1' is not true or false");
    }

    @Test
    void outputsFlowTyped() {
        of(p -> {
                    var numbers = p.call("numbers", OutputType.listOf(Integer.class), _ -> List.of(1, 2, 3));
                    var factor = p.call("factor", Integer.class, _ -> 10);
                    var product = p.reading(numbers.output())
                            .and(factor.output())
                            .call(
                                    "product",
                                    Integer.class,
                                    (list, times, _) -> list.stream()
                                            .mapToInt(n -> n * times)
                                            .sum());
                    p.readingAll(List.of(factor.output(), product.output()))
                            .run("log", (all, context) -> context.log(all.toString()));
                })
                .run()
                .assertSucceeded()
                .assertOutput("product", 60)
                .assertLogged("log", "[10, 60]")
                .assertOrder("numbers", "product", "log");
    }

    @Test
    void stubOfTheWrongTypeFailsTheTask() {
        of(p -> p.call("number", Integer.class, _ -> 1))
                .stub("number", "one")
                .run()
                .assertFailed()
                .assertState("number", TaskState.FAILED);
    }

    @Test
    void readingAnUndeclaredOutputFails() {
        Rehearsed rehearsed = of(p -> {
                    var secret = p.call("secret", String.class, _ -> "x");
                    p.run("spy", context -> context.log(context.read(secret.output())))
                            .after(secret);
                })
                .run();
        assertThatThrownBy(rehearsed::assertSucceeded)
                .hasMessageContaining("spy does not declare that it reads the output of secret");
    }

    @Test
    void outputOfASkippedTaskIsAbsent() {
        of(p -> {
                    var maybe = p.call("maybe", String.class, _ -> {
                        throw new TaskSkipped("nothing new");
                    });
                    p.run("find", context -> context.log("" + context.find(maybe.output())))
                            .reads(maybe.output())
                            .rule(TriggerRule.NONE_FAILED);
                    p.run("read", context -> context.log(context.read(maybe.output())))
                            .reads(maybe.output())
                            .rule(TriggerRule.NONE_FAILED);
                })
                .run()
                .assertLogged("find", "Optional.empty")
                .assertState("read", TaskState.FAILED);
    }

    @Test
    void branchesAndShortCircuitsDecide() {
        Rehearsal rehearsal = of(p -> {
            var full = p.run("full", _ -> {});
            var partial = p.run("partial", _ -> {});
            p.branch("how", List.of(full, partial), _ -> full);
            var join = p.barrier("join").after(full, partial).rule(TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS);
            p.chain(join, p.shortCircuit("worth_it", _ -> false), p.run("report", _ -> {}));
        });
        rehearsal
                .run()
                .assertSucceeded()
                .assertState("partial", TaskState.SKIPPED)
                .assertState("report", TaskState.SKIPPED);
        rehearsal
                .choosing("how", "partial")
                .run()
                .assertState("full", TaskState.SKIPPED)
                .assertRan("partial");
    }

    @Test
    void cleanupRunsWhateverHappens() {
        of(p -> {
                    var setup = p.run("setup", _ -> {});
                    var work = p.group("work", g -> g.chain(g.run("a", _ -> {}), g.run("b", _ -> {})))
                            .after(setup);
                    p.cleanup("teardown", setup, work, _ -> {});
                })
                .failing("a", new IllegalStateException("no"))
                .run()
                .assertFailed()
                .assertState("b", TaskState.UPSTREAM_FAILED)
                .assertOrder("setup", "a", "teardown")
                .assertState("teardown", TaskState.SUCCESS);
    }

    @Test
    void waitsForOtherPipelinesTakeVirtualTime() {
        Rehearsal rehearsal = of(p -> p.run("go", _ -> {})
                .after(p.waitFor("wait", new Role.Wait("import", Duration.ofHours(24), Role.ManualRuns.GO_ON))
                        .timeout(Duration.ofHours(2))));
        rehearsal.succeedsAfter("import", Duration.ofHours(1)).run().assertTook(Duration.ofSeconds(3601));
        rehearsal.neverSucceeds("import").run().assertFailed().assertState("go", TaskState.UPSTREAM_FAILED);
        rehearsal.manual().run().assertSucceeded().assertTook(Duration.ofSeconds(1));
    }

    @Test
    void backoffGrowsUpToItsCap() {
        of(p -> p.run("flaky", _ -> {})
                        .retries(Retries.times(4)
                                .after(Duration.ofMinutes(1))
                                .growingBy(3)
                                .atMost(Duration.ofMinutes(5))))
                .failing("flaky", 4, new SQLTransientException("busy"))
                .taking("*", Duration.ZERO)
                .run()
                .assertSucceeded()
                .assertTries("flaky", 5)
                .assertTook(Duration.ofMinutes(1 + 3 + 5 + 5));
    }

    @Test
    void jitterStaysWithinItsShare() {
        Duration took = of(p -> p.run("flaky", _ -> {})
                        .retries(Retries.times(1).after(Duration.ofMinutes(10)).jitteredBy(0.5)))
                .failing("flaky", 1, new SQLTransientException("busy"))
                .taking("*", Duration.ZERO)
                .run()
                .took();
        assertThat(took)
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15))
                .isNotEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void slowTryIsStoppedAndTriedAgain() {
        of(p -> p.run("slow", _ -> {})
                        .timeout(Duration.ofMinutes(1))
                        .retries(Retries.times(1).after(Duration.ofMinutes(1))))
                .taking("slow", Duration.ofHours(1))
                .run()
                .assertFailed()
                .assertTries("slow", 2)
                .assertTook(Duration.ofMinutes(3));
    }

    @Test
    void failuresAreRetriedByCase() {
        Rehearsal rehearsal = of(p -> p.run("a", _ -> {})
                .retries(Retries.times(1)
                        .neverOn(IllegalArgumentException.class)
                        .on(SQLTransientException.class, 3, Duration.ZERO)));
        rehearsal.failing("a", new IllegalStateException("ours")).run().assertTries("a", 2);
        rehearsal
                .failing("a", new NumberFormatException("a case of IllegalArgumentException"))
                .run()
                .assertTries("a", 1);
        rehearsal
                .failing("a", 3, new SQLTransientException("busy"))
                .run()
                .assertSucceeded()
                .assertTries("a", 4);
    }

    @Test
    void successIsToldToo() {
        of(p -> {
                    p.owner("data").onSuccess(Notice.email("data@example.org")).onFailure(Notice.slack("alerts"));
                    p.run("a", _ -> {}).isolated();
                })
                .run()
                .assertNotified(Notice.email("data@example.org").on(Notice.Occasion.SUCCESS));
    }

    @Test
    void ownRunLimitIsKept() {
        of(p -> {
                    p.maxActiveTasks(2);
                    p.parallel(List.of("a", "b", "c", "d", "e").stream()
                            .map(id -> p.run(id, _ -> {}))
                            .toList());
                })
                .run()
                .assertTook(Duration.ofSeconds(3));
    }

    @Test
    void everyRuleDecidesInARun() {
        Rehearsed rehearsed = of(p -> {
                    var good = p.run("good", _ -> {});
                    var bad = p.run("bad", _ -> {});
                    var skipped = p.run("skipped", _ -> {
                        throw new TaskSkipped("nothing new");
                    });
                    for (TriggerRule rule : TriggerRule.values()) {
                        p.run(rule.text(), _ -> {}).rule(rule).after(good, bad, skipped);
                    }
                })
                .failing("bad", new IllegalStateException("no"))
                .run();
        rehearsed.assertRan("all_done", "one_success", "one_failed", "one_done", "always");
        for (String rule : List.of("all_success", "none_failed", "none_failed_min_one_success")) {
            rehearsed.assertState(rule, TaskState.UPSTREAM_FAILED);
        }
        for (String rule : List.of("all_failed", "all_skipped", "none_skipped")) {
            rehearsed.assertState(rule, TaskState.SKIPPED);
        }
    }

    /** A job that takes three questions; the handle says what it was begun with. */
    private static final class Job implements RemoteWork<NoParameters, String> {
        private final Output<Integer> input;
        private final List<String> calls = new ArrayList<>();

        Job(Output<Integer> input) {
            this.input = input;
        }

        @Override
        public String begin(TaskContext<NoParameters> context) {
            return "job-" + context.read(input);
        }

        @Override
        public Optional<String> ask(String handle, TaskContext<NoParameters> context) {
            calls.add("ask");
            return calls.size() == 3 ? Optional.of(handle + " done") : Optional.empty();
        }

        @Override
        public void cancel(String handle, TaskContext<NoParameters> context) {
            calls.add("cancel " + handle);
        }
    }

    @Test
    void workElsewhereIsAskedAfterUntilItIsOver() {
        of(p -> {
                    var number = p.call("number", Integer.class, _ -> 7);
                    p.remote("job", String.class, new Job(number.output())).reads(number.output());
                })
                .run()
                .assertSucceeded()
                .assertOutput("job", "job-7 done")
                .assertTook(Duration.ofSeconds(1 + 3 * 10));
    }

    @Test
    void workElsewhereIsCancelledWhenItTakesTooLong() {
        List<Job> jobs = new ArrayList<>();
        of(p -> {
                    var number = p.call("number", Integer.class, _ -> 7);
                    jobs.add(new Job(number.output()));
                    p.remote("job", String.class, jobs.getLast())
                            .reads(number.output())
                            .timeout(Duration.ofSeconds(15));
                })
                .run()
                .assertFailed()
                .assertTook(Duration.ofSeconds(16));
        assertThat(jobs.getFirst().calls).containsExactly("ask", "cancel job-7");
    }

    @Test
    void workElsewhereMayBeStubbed() {
        of(p -> {
                    var number = p.call("number", Integer.class, _ -> 7);
                    p.remote("job", String.class, new Job(number.output())).reads(number.output());
                })
                .stub("job", "stubbed")
                .run()
                .assertSucceeded()
                .assertOutput("job", "stubbed");
    }

    @Test
    void poolsAreKeptInVirtualTime() {
        of(p -> p.parallel(
                        p.run("a", _ -> {}).pool("one"),
                        p.run("b", _ -> {}).pool("one").priority(1)))
                .run()
                .assertOrder("b", "a")
                .assertTook(Duration.ofSeconds(2));
    }

    @Test
    void tasksSeeTheRunTheirTryAndTheVirtualClock() {
        of(p -> p.schedule("0 3 * * *").run("a", context -> {
                    context.log(context.idempotencyKey() + " " + context.tryNumber());
                    context.log(context.run().logicalDate() + " " + Instant.now(context.use(Clock.class)));
                }))
                .at("2021-03-10T03:00:00Z")
                .run()
                .assertLogged(
                        "a", "p/scheduled__2021-03-10T03:00:00Z/a 1", "2021-03-09T03:00:00Z 2021-03-10T03:00:00Z");
    }

    @Test
    void clientsAreProvided() {
        Rehearsal rehearsal = of(p -> p.run("a", context -> context.log(context.use(String.class))));
        assertThatThrownBy(() -> rehearsal.run().assertSucceeded())
                .hasMessageContaining("a uses java.lang.String, which the rehearsal does not provide");
        rehearsal.providing(String.class, "client").run().assertLogged("a", "client");
    }

    @Test
    void taskWithNothingToDoIsSkipped() {
        of(p -> p.run("a", _ -> {
                    throw new TaskSkipped("nothing new");
                }))
                .run()
                .assertSucceeded()
                .assertState("a", TaskState.SKIPPED);
    }

    @Test
    void patternThatNamesNoTaskIsAMistake() {
        assertThatThrownBy(() -> restore().stub("exprt_*", 1).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("no task is named exprt_*");
    }

    @Test
    void failedAssertionsSayWhatHappened() {
        Rehearsed rehearsed =
                of(p -> p.chain(p.run("a", _ -> {}), p.run("b", _ -> {}))).run();
        assertThatThrownBy(() -> rehearsed.assertOrder("b", "a")).hasMessage("a began before the end of b");
        assertThatThrownBy(rehearsed::assertFailed).hasMessage("the run has succeeded");
        assertThatThrownBy(() -> rehearsed.assertTries("a", 2)).hasMessage("a was tried 1 times");
        assertThatThrownBy(() -> rehearsed.assertOutput("a", "x")).hasMessage("a produced NOTHING");
        assertThatThrownBy(() -> rehearsed.assertState("a", TaskState.FAILED)).hasMessage("a is SUCCESS: null");
    }
}

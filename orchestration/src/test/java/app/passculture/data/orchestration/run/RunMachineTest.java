package app.passculture.data.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.orchestration.pipeline.Draft;
import app.passculture.data.orchestration.pipeline.NoParameters;
import app.passculture.data.orchestration.pipeline.spec.Notice;
import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunMachineTest {

    @Test
    void resultOfATaskClaimsItsSuccessorsInTheSameStep() {
        Trial trial = Trial.started(p -> p.chain(p.run("a", _ -> {}), p.run("b", _ -> {})));
        assertThat(trial.last().claims()).extracting(Claim::task).containsExactly(0);
        trial.succeed("a");
        assertThat(trial.last().claims()).extracting(Claim::task).containsExactly(1);
        assertThat(trial.last().changes()).hasSize(2);
        assertThat(trial.last().ended()).extracting(Attempt::end).containsExactly(TaskState.SUCCESS);
        assertThat(trial.succeed("b").runState()).isEqualTo(RunState.SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({
        // rule, ends of two tasks before (S success, F failure, K skip, - none yet), what becomes of the third
        "ALL_SUCCESS, SS, QUEUED",
        "ALL_SUCCESS, S-, NONE",
        "ALL_SUCCESS, F-, UPSTREAM_FAILED",
        "ALL_SUCCESS, SK, SKIPPED",
        "ALL_FAILED, FF, QUEUED",
        "ALL_FAILED, S-, SKIPPED",
        "ALL_FAILED, F-, NONE",
        "ALL_DONE, F-, NONE",
        "ALL_DONE, FK, QUEUED",
        "ALL_SKIPPED, KK, QUEUED",
        "ALL_SKIPPED, K-, NONE",
        "ALL_SKIPPED, S-, SKIPPED",
        "ONE_SUCCESS, S-, QUEUED",
        "ONE_SUCCESS, F-, NONE",
        "ONE_SUCCESS, FK, UPSTREAM_FAILED",
        "ONE_SUCCESS, KK, SKIPPED",
        "ONE_FAILED, F-, QUEUED",
        "ONE_FAILED, S-, NONE",
        "ONE_FAILED, SK, SKIPPED",
        "ONE_DONE, F-, QUEUED",
        "ONE_DONE, K-, NONE",
        "ONE_DONE, KK, SKIPPED",
        "NONE_FAILED, KK, QUEUED",
        "NONE_FAILED, K-, NONE",
        "NONE_FAILED, F-, UPSTREAM_FAILED",
        "NONE_FAILED_MIN_ONE_SUCCESS, SK, QUEUED",
        "NONE_FAILED_MIN_ONE_SUCCESS, KK, SKIPPED",
        "NONE_FAILED_MIN_ONE_SUCCESS, F-, UPSTREAM_FAILED",
        "NONE_SKIPPED, SF, QUEUED",
        "NONE_SKIPPED, K-, SKIPPED",
        "NONE_SKIPPED, S-, NONE",
        "ALWAYS, --, QUEUED"
    })
    void ruleDecidesByTheEndsBefore(TriggerRule rule, String ends, TaskState expected) {
        Trial trial =
                Trial.started(p -> p.run("t", _ -> {}).rule(rule).after(p.run("u0", _ -> {}), p.run("u1", _ -> {})));
        for (int i = 0; i < 2; i++) {
            switch (ends.charAt(i)) {
                case 'S' -> trial.succeed("u" + i);
                case 'F' -> trial.fail("u" + i);
                case 'K' -> trial.skip("u" + i);
                default -> trial.on(new RunEvent.Tick());
            }
        }
        assertThat(trial.state("t")).isEqualTo(expected);
    }

    @Test
    void branchSkipsWhatItDidNotChooseButNotWhatComesAfterTheChoice() {
        Trial trial = Trial.started(p -> {
            var left = p.run("left", _ -> {});
            var right = p.run("right", _ -> {});
            var join = p.run("join", _ -> {}).after(left).rule(TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS);
            p.branch("branch", List.of(left, right, join), _ -> left);
        });
        trial.choose("branch", "left");
        assertThat(trial.state("right")).isEqualTo(TaskState.SKIPPED);
        assertThat(trial.state("join")).isEqualTo(TaskState.NONE);
        assertThat(trial.succeed("left", "join").runState()).isEqualTo(RunState.SUCCESS);
    }

    @Test
    void shortCircuitSkipsWhatFollowsAndLetsRulesDecideTheRest() {
        Trial trial = Trial.started(p -> p.chain(
                p.shortCircuit("worth_it", _ -> true),
                p.run("work", _ -> {}),
                p.run("report", _ -> {}).rule(TriggerRule.ALL_DONE)));
        trial.choose("worth_it");
        assertThat(trial.state("work")).isEqualTo(TaskState.SKIPPED);
        assertThat(trial.succeed("report").runState()).isEqualTo(RunState.SUCCESS);
    }

    @Test
    void cleanupRunsAfterFailureAndDoesNotHideIt() {
        Trial trial = Trial.started(RunMachineTest::withCleanup);
        trial.succeed("setup").fail("work");
        assertThat(trial.state("teardown")).isEqualTo(TaskState.QUEUED);
        assertThat(trial.succeed("teardown").runState()).isEqualTo(RunState.FAILED);
    }

    @Test
    void cleanupOfAFailedSetupIsSkipped() {
        Trial trial = Trial.started(RunMachineTest::withCleanup).fail("setup");
        assertThat(trial.state("teardown")).isEqualTo(TaskState.SKIPPED);
        assertThat(trial.runState()).isEqualTo(RunState.FAILED);
    }

    @Test
    void failedCleanupDoesNotFailTheRun() {
        Trial trial = Trial.started(RunMachineTest::withCleanup);
        assertThat(trial.succeed("setup", "work").fail("teardown").runState()).isEqualTo(RunState.SUCCESS);
    }

    private static void withCleanup(Draft<NoParameters> p) {
        var setup = p.run("setup", _ -> {});
        var work = p.run("work", _ -> {}).after(setup);
        p.cleanup("teardown", setup, work, _ -> {});
    }

    @Test
    void failureIsRetriedAfterItsDelayAndKeepsItsGate() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {})
                .retries(Retries.times(2).after(Duration.ofMinutes(2)).growingBy(2)));
        trial.fail("a");
        assertThat(trial.gate("a")).isEqualTo("the next try is due at 2026-11-22T03:02:00Z");
        assertThat(trial.run().nextWake()).contains(Instant.parse("2026-11-22T03:02:00Z"));
        assertThat(trial.later(Duration.ofSeconds(119)).state("a")).isEqualTo(TaskState.UP_FOR_RETRY);
        assertThat(trial.later(Duration.ofSeconds(1)).state("a")).isEqualTo(TaskState.QUEUED);
        trial.fail("a").later(Duration.ofMinutes(4)).fail("a");
        assertThat(trial.run().task("a").tries()).isEqualTo(3);
        assertThat(trial.runState()).isEqualTo(RunState.FAILED);
    }

    @Test
    void failureCaseOverridesTheRetries() {
        Trial trial = Trial.started(p -> {
            p.run("a", _ -> {}).retries(Retries.times(5).neverOn(IllegalStateException.class));
            p.run("b", _ -> {}).retries(Retries.none().on(RuntimeException.class, 1, Duration.ofSeconds(7)));
        });
        trial.fail("a", "b");
        assertThat(trial.state("a")).isEqualTo(TaskState.FAILED);
        assertThat(trial.run().task("b").due()).isEqualTo(trial.now().plusSeconds(7));
    }

    @Test
    void lossesDoNotSpendRetries() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {}));
        UUID first = trial.attempt("a");
        trial.lose("a").lose("a").lose("a");
        assertThat(trial.state("a")).isEqualTo(TaskState.QUEUED);
        assertThat(trial.run().task("a").tries()).isEqualTo(1);
        assertThat(trial.attempt("a")).isNotEqualTo(first);
        assertThat(trial.lose("a").state("a")).isEqualTo(TaskState.FAILED);
    }

    @Test
    void resultOfALostAttemptIsIgnored() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {}));
        UUID first = trial.attempt("a");
        trial.lose("a").on(new RunEvent.Succeeded(0, first, null));
        assertThat(trial.state("a")).isEqualTo(TaskState.QUEUED);
        assertThat(trial.effects(Effect.Ignored.class)).hasSize(1);
    }

    @Test
    void tryThatTakesTooLongIsStoppedAndRetried() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {})
                .timeout(Duration.ofMinutes(1))
                .retries(Retries.times(1).after(Duration.ofSeconds(1))));
        UUID first = trial.attempt("a");
        trial.on(new RunEvent.Started(0, first)).later(Duration.ofMinutes(1));
        assertThat(trial.state("a")).isEqualTo(TaskState.UP_FOR_RETRY);
        assertThat(trial.effects(Effect.Stop.class)).containsExactly(new Effect.Stop(0, first));
    }

    @Test
    void runThatTakesTooLongFailsAfterItsCleanups() {
        Trial trial = Trial.started(p -> {
            p.runTimeout(Duration.ofHours(3)).owner("data").onFailure(Notice.slack("alerts"));
            withCleanup(p);
            p.run("never", _ -> {}).after(p.run("other", _ -> {}));
        });
        trial.succeed("setup").later(Duration.ofHours(3));
        assertThat(trial.state("work")).isEqualTo(TaskState.FAILED);
        assertThat(trial.state("never")).isEqualTo(TaskState.SKIPPED);
        assertThat(trial.state("teardown")).isEqualTo(TaskState.QUEUED);
        assertThat(trial.runState()).isEqualTo(RunState.RUNNING);
        assertThat(trial.succeed("teardown").runState()).isEqualTo(RunState.FAILED);
        assertThat(trial.effects(Effect.Notify.class))
                .containsExactly(
                        new Effect.Notify(Notice.slack("alerts"), RunState.FAILED, "data", List.of("work", "other")));
    }

    @Test
    void secondCancelAbandonsCleanupsToo() {
        Trial trial =
                Trial.started(RunMachineTest::withCleanup).succeed("setup").on(new RunEvent.Cancel());
        assertThat(trial.state("teardown")).isEqualTo(TaskState.QUEUED);
        trial.on(new RunEvent.Cancel());
        assertThat(trial.runState()).isEqualTo(RunState.FAILED);
        assertThat(trial.effects(Effect.Ended.class)).hasSize(1);
    }

    @Test
    void queuedRunThatIsCancelledNeverStarts() {
        Trial trial =
                Trial.queued(RunType.SCHEDULED, RunMachineTest::withCleanup).on(new RunEvent.Cancel());
        assertThat(trial.runState()).isEqualTo(RunState.FAILED);
        assertThat(trial.on(new RunEvent.Admitted()).last().claims()).isEmpty();
    }

    @Test
    void poolAndPriorityDecideWhoGoesFirst() {
        Trial trial = Trial.started(p -> {
            p.run("small", _ -> {}).pool("three", 1);
            p.run("big", _ -> {}).pool("three", 3).priority(1);
            p.run("first", _ -> {}).pool("three", 2).priority(2);
        });
        assertThat(trial.last().poolChanges()).isEqualTo(java.util.Map.of("three", 2));
        assertThat(trial.gate("big")).isEqualTo("wants 3 slots of the pool three, which has 1 free");
        assertThat(trial.state("small")).isEqualTo(TaskState.SCHEDULED);
        trial.succeed("first");
        assertThat(trial.last().poolChanges()).isEqualTo(java.util.Map.of("three", 1));
        assertThat(trial.state("big")).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void runKeepsToItsActiveTasks() {
        Trial trial = Trial.started(p -> {
            p.maxActiveTasks(2);
            p.parallel(p.run("a", _ -> {}), p.run("b", _ -> {}), p.run("c", _ -> {}));
        });
        assertThat(trial.gate("c")).isEqualTo("the run already has 2 active tasks");
        assertThat(trial.succeed("a").state("c")).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void everyWaitingTaskSaysWhy() {
        Trial trial = Trial.queued(RunType.SCHEDULED, p -> {
            p.run("b", _ -> {}).after(p.run("a", _ -> {}));
            p.run("c", _ -> {}).after(p.barrier("start"));
        });
        assertThat(trial.gate("a")).isEqualTo("the run waits for another run of its pipeline to end");
        trial.on(new RunEvent.Pause(), new RunEvent.Admitted());
        assertThat(trial.gate("c")).isEqualTo("the run is paused");
        assertThat(trial.gate("b")).isEqualTo("all_success waits for a");
        assertThat(trial.on(new RunEvent.Unpause()).gate("c")).isEmpty();
    }

    @Test
    void waitForAnotherPipelineTakesNoRoom() {
        Role.Wait other = new Role.Wait("q", Duration.ofDays(1), Role.ManualRuns.GO_ON);
        Trial trial = Trial.started(p -> {
            p.maxActiveTasks(1);
            p.run("b", _ -> {}).after(p.waitFor("w", other).timeout(Duration.ofHours(1)));
            p.run("a", _ -> {});
        });
        assertThat(trial.gate("w")).isEqualTo("waits for the latest scheduled run of q");
        assertThat(trial.effects(Effect.Watch.class)).hasSize(1);
        assertThat(trial.state("a")).isEqualTo(TaskState.QUEUED);
        assertThat(trial.succeed("w", "a").state("b")).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void manualRunMayGoOnWithoutWaiting() {
        Role.Wait other = new Role.Wait("q", Duration.ofDays(1), Role.ManualRuns.GO_ON);
        Trial trial = Trial.queued(RunType.MANUAL, p -> p.waitFor("w", other)).on(new RunEvent.Admitted());
        assertThat(trial.runState()).isEqualTo(RunState.SUCCESS);
    }

    @Test
    void parkedTaskOutlivesItsNodeAndKeepsItsSlots() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {}).pool("one"));
        UUID attempt = trial.attempt("a");
        trial.on(new RunEvent.Parked(0, attempt, "job-7")).lose("a");
        assertThat(trial.state("a")).isEqualTo(TaskState.DEFERRED);
        assertThat(trial.capacity().free("one")).isZero();
        trial.on(new RunEvent.Resumed(0, attempt)).lose("a");
        assertThat(trial.run().task("a").handle()).isEqualTo("job-7");
        assertThat(trial.succeed("a").runState()).isEqualTo(RunState.SUCCESS);
    }

    @Test
    void clearRunsFailedTasksAgainAndReopensTheRun() {
        Trial trial = Trial.started(p -> p.chain(p.run("a", _ -> {}), p.run("b", _ -> {}), p.run("c", _ -> {})));
        trial.succeed("a").fail("b");
        ClearPlan plan = ClearPlan.of(trial.run(), new ClearPlan.Request(Set.of(), false, false, true));
        assertThat(plan.tasks()).containsExactly(1, 2);
        trial.on(new RunEvent.Clear(plan));
        assertThat(trial.runState()).isEqualTo(RunState.QUEUED);
        trial.on(new RunEvent.Admitted()).succeed("b", "c");
        assertThat(trial.runState()).isEqualTo(RunState.SUCCESS);
        assertThat(trial.run().task("b").tries()).isEqualTo(2);
        assertThat(trial.effects(Effect.Ended.class)).hasSize(2);
    }

    @Test
    void clearGoesUpAndDownAsAsked() {
        Trial trial = Trial.started(p -> p.chain(p.run("a", _ -> {}), p.run("b", _ -> {}), p.run("c", _ -> {})));
        trial.succeed("a", "b", "c");
        assertThat(ClearPlan.of(trial.run(), new ClearPlan.Request(Set.of(1), true, false, false))
                        .tasks())
                .containsExactly(1, 2);
        assertThat(ClearPlan.of(trial.run(), new ClearPlan.Request(Set.of(1), false, true, false))
                        .tasks())
                .containsExactly(0, 1);
    }

    @Test
    void clearedLiveTaskStartsAnewOnceItsAttemptHasStopped() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {}));
        UUID first = trial.attempt("a");
        trial.on(new RunEvent.Clear(new ClearPlan(List.of(0))));
        assertThat(trial.state("a")).isEqualTo(TaskState.RESTARTING);
        assertThat(trial.gate("a")).isEqualTo("waits for its cleared attempt to stop");
        trial.on(new RunEvent.Succeeded(0, first, null));
        assertThat(trial.state("a")).isEqualTo(TaskState.QUEUED);
        assertThat(trial.run().task("a").tries()).isEqualTo(2);
        assertThat(trial.attempt("a")).isNotEqualTo(first);
    }

    @Test
    void clearGivesBackTheRetries() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {}).retries(Retries.times(1)));
        trial.fail("a").on(new RunEvent.Tick()).fail("a");
        trial.on(new RunEvent.Clear(new ClearPlan(List.of(0))), new RunEvent.Admitted())
                .fail("a")
                .on(new RunEvent.Tick());
        assertThat(trial.state("a")).isEqualTo(TaskState.QUEUED);
    }

    @Test
    void markingSuccessLetsWhatCouldNotRunGoOn() {
        Trial trial = Trial.started(p -> p.chain(p.run("a", _ -> {}), p.run("b", _ -> {})));
        trial.fail("a");
        MarkPlan plan = MarkPlan.of(trial.run(), Set.of(0), TaskState.SUCCESS);
        assertThat(plan.resumed()).containsExactly(1);
        trial.on(new RunEvent.Mark(plan), new RunEvent.Admitted());
        assertThat(trial.state("a")).isEqualTo(TaskState.SUCCESS);
        assertThat(trial.succeed("b").runState()).isEqualTo(RunState.SUCCESS);
    }

    @Test
    void markingALiveTaskStopsIt() {
        Trial trial = Trial.started(p -> p.run("a", _ -> {}));
        trial.on(new RunEvent.Mark(MarkPlan.of(trial.run(), Set.of(0), TaskState.FAILED)));
        assertThat(trial.effects(Effect.Stop.class)).hasSize(1);
        assertThat(trial.runState()).isEqualTo(RunState.FAILED);
        assertThatThrownBy(() -> MarkPlan.of(trial.run(), Set.of(0), TaskState.RUNNING))
                .hasMessage("a task cannot be marked RUNNING");
    }

    @Test
    void noticesGoOutForScheduledRunsUnlessAskedForMore() {
        for (RunType type : List.of(RunType.SCHEDULED, RunType.MANUAL)) {
            Trial trial = Trial.queued(type, p -> {
                        p.owner("data")
                                .onSuccess(Notice.slack("a"), Notice.email("b").forManualRunsToo());
                        p.barrier("x");
                    })
                    .on(new RunEvent.Admitted());
            assertThat(trial.effects(Effect.Notify.class)).hasSize(type == RunType.SCHEDULED ? 2 : 1);
        }
    }

    @Test
    void oldestDueRunsAreAdmittedUpToTheLimit() {
        Instant now = Instant.parse("2026-11-22T03:00:00Z");
        var late = new Admission.Candidate("late", now.plusSeconds(1));
        var second = new Admission.Candidate("second", now.minusSeconds(1));
        var first = new Admission.Candidate("first", now.minusSeconds(2));
        assertThat(Admission.of(List.of(late, second, first), 1, 2, now)).containsExactly(first);
        assertThat(Admission.of(List.of(late, second, first), 0, 5, now)).containsExactly(first, second);
        assertThat(Admission.of(List.of(first), 2, 1, now)).isEmpty();
    }

    @Test
    void fanOutOfAThousandIsDecidedFast() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            Trial trial = Trial.queued(RunType.SCHEDULED, p -> {
                p.maxActiveTasks(64);
                var start = p.run("start", _ -> {});
                var end = p.run("end", _ -> {});
                IntStream.range(0, 1000)
                        .forEach(n -> p.run("t" + n, _ -> {}).after(start).before(end));
            });
            long begun = System.nanoTime();
            trial.on(new RunEvent.Admitted()).succeed("start");
            IntStream.range(0, 1000).forEach(n -> trial.succeed("t" + n));
            assertThat(trial.succeed("end").runState()).isEqualTo(RunState.SUCCESS);
            best = Math.min(best, System.nanoTime() - begun);
        }
        System.out.println("fan-out of 1,000: decided one by one in " + best / 1_000_000 + " ms");
        assertThat(best).isLessThan(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void latestScheduledRunInTheWindowIsAwaited() {
        Role.Wait wait = new Role.Wait("q", Duration.ofHours(24), Role.ManualRuns.WAIT);
        var mine = Trial.facts(RunType.SCHEDULED);
        var old = other(RunType.SCHEDULED, Duration.ofHours(24), RunState.SUCCESS);
        var earlier = other(RunType.SCHEDULED, Duration.ofHours(5), RunState.SUCCESS);
        var latest = other(RunType.SCHEDULED, Duration.ofHours(1), RunState.FAILED);
        var manual = other(RunType.MANUAL, Duration.ZERO, RunState.SUCCESS);
        assertThat(Awaited.run(wait, mine, List.of(old, earlier, latest, manual)))
                .contains(latest);
        assertThat(Awaited.isOver(wait, mine, List.of(old, earlier, latest, manual)))
                .isFalse();
        assertThat(Awaited.isOver(wait, mine, List.of(old, earlier))).isTrue();
        assertThat(Awaited.run(wait, mine, List.of(old))).isEmpty();
    }

    private static Awaited.Candidate other(RunType type, Duration before, RunState state) {
        var mine = Trial.facts(type);
        return new Awaited.Candidate(
                new app.passculture.data.orchestration.pipeline.RunFacts(
                        "q", "r", type, mine.interval(), mine.runAfter().minus(before)),
                state);
    }
}

package app.passculture.data.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** What surrounds a run: attempts that report late, twice or never, people who interfere, nodes that crash around a commit. */
final class World {

    private final AtomicLong attempts = new AtomicLong();
    private final List<RunEvent> mail = new ArrayList<>();
    private final Map<UUID, Integer> alive = new LinkedHashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<UUID> issued = new HashSet<>();
    private final Invariants invariants;
    private RunSnapshot run;
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");

    World(PipelineSpec spec) {
        this.run = RunSnapshot.queued(new RunPlan(spec), Trial.facts(RunType.SCHEDULED));
        this.invariants = new Invariants(run);
    }

    /** One step of the script; every number means something. */
    void act(int code) {
        int pick = code / 16;
        switch (code % 16) {
            case 0, 1 -> report(pick, false, RunEvent.Started::new);
            case 2, 3, 4 -> report(pick, true, this::success);
            case 5 -> report(pick, true, World::failure);
            case 6 -> report(pick, true, RunEvent.Skipped::new);
            case 7 -> report(pick, true, RunEvent.Lost::new);
            case 8 -> report(pick, false, pick % 2 == 0 ? RunEvent.Resumed::new : World::parked);
            case 9, 10, 11 -> deliver(pick, false);
            case 12 -> deliver(pick, true);
            case 13 -> later(pick);
            case 14 -> interfere(pick);
            default -> step(new RunEvent.Admitted());
        }
    }

    private static RunEvent failure(int task, UUID attempt) {
        return new RunEvent.Failed(task, attempt, Failure.of(new IllegalStateException("no")));
    }

    private static RunEvent parked(int task, UUID attempt) {
        return new RunEvent.Parked(task, attempt, "job-" + task);
    }

    private RunEvent success(int task, UUID attempt) {
        boolean chooses = run.plan().task(task).role() instanceof Role.Decision(List<String> options)
                && (options.isEmpty() || attempt.getLeastSignificantBits() % 3 != 0);
        return new RunEvent.Succeeded(task, attempt, chooses ? choice(task, attempt) : null);
    }

    private List<String> choice(int task, UUID attempt) {
        List<String> options = ((Role.Decision) run.plan().task(task).role()).options();
        return options.isEmpty()
                ? List.of()
                : List.of(options.get((int) (attempt.getLeastSignificantBits() % options.size())));
    }

    private void report(int pick, boolean over, Reporter reporter) {
        if (!alive.isEmpty()) {
            UUID attempt = List.copyOf(alive.keySet()).get(pick % alive.size());
            int task = alive.getOrDefault(attempt, 0);
            mail.add(reporter.report(task, attempt));
            if (over) {
                alive.remove(attempt);
            }
        }
    }

    private interface Reporter {
        RunEvent report(int task, UUID attempt);
    }

    private void deliver(int pick, boolean keep) {
        if (mail.isEmpty()) {
            return;
        }
        RunEvent first = mail.get(pick % mail.size());
        if (!keep) {
            mail.remove(first);
        }
        if (pick % 5 == 0) {
            // The node dies before its commit: the step never was.
            machine(pick).advance(run, List.of(first), invariants.capacity(), now);
        }
        if (pick % 3 == 0 && !mail.isEmpty()) {
            step(first, mail.removeFirst());
        } else {
            step(first);
        }
    }

    private void later(int pick) {
        now = now.plusSeconds(pick % 900);
        step(new RunEvent.Tick());
    }

    private void interfere(int pick) {
        int task = pick / 10 % run.plan().size();
        switch (pick % 10) {
            case 0 -> step(new RunEvent.Cancel());
            case 1 -> step(new RunEvent.Pause());
            case 2, 3 -> step(new RunEvent.Unpause());
            case 4 -> mark(task, TaskState.SUCCESS);
            case 5 -> mark(task, TaskState.FAILED);
            default ->
                step(new RunEvent.Clear(ClearPlan.of(
                        run, new ClearPlan.Request(Set.of(task), pick % 3 == 0, pick % 5 == 0, pick % 7 == 0))));
        }
    }

    private void mark(int task, TaskState end) {
        step(new RunEvent.Mark(MarkPlan.of(run, Set.of(task), end)));
    }

    /** From now on everything goes well; then the run must come to its end. */
    void endWell() {
        for (int i = 0; i < 60 * run.plan().size() && !isQuiet(); i++) {
            step(new RunEvent.Unpause(), new RunEvent.Admitted());
            List.copyOf(mail).forEach(event -> {
                mail.remove(event);
                step(event);
            });
            Map.copyOf(alive).forEach((attempt, task) -> {
                alive.remove(attempt);
                step(success(task, attempt));
            });
            tasks(run).forEach(this::sweep);
            run.nextWake().filter(wake -> wake.isAfter(now)).ifPresent(wake -> now = wake);
            step(new RunEvent.Tick());
        }
        assertThat(run.state().isEnded()).as("the run ends: %s", run).isTrue();
    }

    /** Nodes look for attempts that nobody holds any more: parked ones they find by their handle, the others are lost. */
    private void sweep(int task) {
        UUID attempt = run.task(task).attempt();
        if (attempt == null || !run.task(task).state().isLive() || alive.containsKey(attempt)) {
            return;
        }
        if (run.task(task).state() == TaskState.DEFERRED) {
            alive.put(attempt, task);
        } else {
            step(new RunEvent.Lost(task, attempt));
        }
    }

    private boolean isQuiet() {
        return run.state().isEnded() && mail.isEmpty() && alive.isEmpty();
    }

    private void step(RunEvent... events) {
        Advance advance = machine(events.length).advance(run, List.of(events), invariants.capacity(), now);
        invariants.check(run, List.of(events), advance);
        run = new RunSnapshot(
                run.plan(),
                run.facts(),
                advance.run().progress(),
                List.copyOf(advance.run().tasks()));
        advance.claims().forEach(claim -> begin(claim.task(), claim.attempt()));
        advance.effects().forEach(effect -> {
            if (effect instanceof Effect.Watch watch) {
                begin(watch.task(), watch.attempt());
            }
        });
        advance.ended().stream()
                .filter(attempt -> attempt.end() == TaskState.SUCCESS)
                .forEach(attempt -> assertThat(accepted.add(attempt.task() + "/" + attempt.tryNumber()))
                        .as("one result a try")
                        .isTrue());
    }

    private void begin(int task, UUID attempt) {
        assertThat(issued.add(attempt)).as("attempts are never used twice").isTrue();
        alive.put(attempt, task);
    }

    private RunMachine machine(int seed) {
        return new RunMachine(() -> new UUID(0, attempts.incrementAndGet()), new SplittableRandom(seed));
    }

    static IntStream tasks(RunSnapshot run) {
        return IntStream.range(0, run.plan().size());
    }
}

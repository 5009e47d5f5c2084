package app.passculture.data.analytics.execution;

import app.passculture.data.analytics.transformation.Node;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Executes tasks on virtual threads, so many at a time, each when all it needs ended well; the one on the longest path first. One
 * thread decides: the caller's.
 */
final class Run {

    private final Settings settings;
    private final Worker worker;
    private final RunListener listener;
    private final Map<String, Task> waiting = new LinkedHashMap<>();
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final PriorityQueue<Task> ready;
    private final Map<String, Thread> running = new HashMap<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final List<NodeResult> results = new ArrayList<>();
    private final int nodes;
    private volatile boolean stopping;
    private volatile boolean interrupted;
    private boolean callerInterrupted;

    /** Executes the nodes of a task; never throws. */
    interface Worker {
        List<NodeResult> execute(Task task);
    }

    /** Threads, and what happens after a failure. */
    record Settings(String invocation, int threads, RunRequest.AfterFailure afterFailure, InstantSource clock) {}

    /** A task that ended; none means that the run is to stop. */
    private record Ended(@Nullable Task task, List<NodeResult> results) {}

    Run(List<Task> tasks, CriticalPath path, Settings settings, Worker worker, RunListener listener) {
        this.settings = settings;
        this.worker = worker;
        this.listener = listener;
        this.ready = new PriorityQueue<>(path.longestFirst());
        this.nodes = tasks.stream().mapToInt(task -> task.nodes().size()).sum();
        tasks.forEach(task -> waiting.put(task.id(), task));
        for (Task task : tasks) {
            List<String> needs =
                    task.after().stream().filter(waiting::containsKey).toList();
            open.put(task.id(), needs.size());
            needs.forEach(
                    need -> below.computeIfAbsent(need, _ -> new ArrayList<>()).add(task.id()));
        }
    }

    /** Stops from any thread: what runs is cancelled, what waits does not begin. */
    void cancel() {
        interrupted = true;
        stopping = true;
        ended.add(new Ended(null, List.of()));
    }

    RunSummary execute() {
        Instant start = settings.clock().instant();
        listener.happened(new RunEvent.Began(settings.invocation(), nodes));
        waiting.values().stream()
                .filter(task -> open.getOrDefault(task.id(), 0) == 0)
                .toList()
                .forEach(this::makeReady);
        begin();
        while (!running.isEmpty()) {
            handle(next());
            begin();
        }
        String reason = interrupted ? "the run was interrupted" : "the run stopped at the first failure";
        remaining().forEach(task -> skip(task, interrupted ? Status.CANCELLED : Status.SKIPPED, reason));
        if (callerInterrupted) {
            Thread.currentThread().interrupt();
        }
        return new RunSummary(
                settings.invocation(),
                new NodeResult.Span(start, settings.clock().instant()),
                results,
                interrupted ? RunSummary.Ending.INTERRUPTED : RunSummary.Ending.COMPLETE);
    }

    /** An interrupt of the caller stops the run; it is set again at the end. */
    private Ended next() {
        while (true) {
            try {
                return ended.take();
            } catch (InterruptedException stop) {
                callerInterrupted = true;
                cancel();
            }
        }
    }

    private void makeReady(Task task) {
        waiting.remove(task.id());
        ready.add(task);
    }

    private void begin() {
        while (!stopping && running.size() < settings.threads() && !ready.isEmpty()) {
            Task task = ready.remove();
            Instant now = settings.clock().instant();
            task.nodes().forEach(node -> listener.happened(new RunEvent.Started(node, now)));
            running.put(
                    task.id(),
                    Thread.ofVirtual().name(task.id()).start(() -> ended.add(new Ended(task, worker.execute(task)))));
        }
    }

    private void handle(Ended event) {
        Task task = event.task();
        if (task == null) {
            running.values().forEach(Thread::interrupt);
            return;
        }
        running.remove(task.id());
        event.results().forEach(this::finish);
        boolean well =
                event.results().stream().allMatch(result -> result.status().isWell());
        if (well) {
            release(task);
        } else {
            stopping |= settings.afterFailure() == RunRequest.AfterFailure.STOP;
            if (!stopping) {
                skipBelow(task);
            }
        }
    }

    private void release(Task task) {
        for (String child : below.getOrDefault(task.id(), List.of())) {
            Task waits = waiting.get(child);
            if (open.merge(child, -1, Integer::sum) == 0 && waits != null) {
                makeReady(waits);
            }
        }
    }

    private void skipBelow(Task task) {
        for (String child : below.getOrDefault(task.id(), List.of())) {
            Task waits = waiting.remove(child);
            if (waits != null) {
                skip(waits, Status.SKIPPED, "it needs " + unwell(task));
                skipBelow(waits);
            }
        }
    }

    private String unwell(Task task) {
        return results.stream()
                .filter(result ->
                        task.nodes().contains(result.node()) && !result.status().isWell())
                .map(result -> result.node().name())
                .findFirst()
                .orElse(task.id());
    }

    private List<Task> remaining() {
        List<Task> left = new ArrayList<>(ready);
        left.addAll(waiting.values());
        return left;
    }

    private void skip(Task task, Status status, String reason) {
        Instant now = settings.clock().instant();
        for (Node node : task.nodes()) {
            finish(NodeResult.of(node, status, node.type().key(), reason, new NodeResult.Span(now, now)));
        }
    }

    private void finish(NodeResult result) {
        results.add(result);
        listener.happened(new RunEvent.Finished(result, results.size(), nodes));
    }
}

package app.passculture.data.orchestration.pipeline.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task as a value: what kind it is, what must happen before it, and the terms under which it runs. */
public record TaskSpec(
        String id,
        String kind,
        String docs,
        List<String> group,
        Dependencies dependencies,
        Terms terms,
        Role role,
        String output,
        Map<String, String> details) {

    public TaskSpec {
        group = List.copyOf(group);
        details = Map.copyOf(details);
    }

    public List<String> upstream() {
        return dependencies.upstream();
    }

    public TriggerRule rule() {
        return dependencies.rule();
    }

    /** The tasks before this one, those of them whose output it reads, and what must have become of them. */
    public record Dependencies(TriggerRule rule, List<String> upstream, List<String> inputs) {

        public Dependencies {
            upstream = List.copyOf(upstream);
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * Where and how often a task may run, for how long, how urgently and, in a process of its own, with which heap; no timeout means no limit, no
     * heap what the server gives.
     */
    public record Terms(
            Retries retries,
            @Nullable Duration timeout,
            @Nullable PoolUse pool,
            int priority,
            Isolation isolation,
            @Nullable Integer heapMegabytes) {}

    /** The slots a running task takes from a pool. */
    public record PoolUse(String pool, int slots) {}

    /** Where the code of a task runs. */
    public enum Isolation {
        /** Nowhere: the scheduler itself decides its outcome. */
        NONE_NEEDED,
        /** On a virtual thread of the worker. */
        THREAD,
        /** In a process of its own. */
        PROCESS,
        /** In another system: it is begun there, then asked after. */
        ELSEWHERE
    }
}

package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.spec.Retries;
import app.passculture.data.orchestration.pipeline.spec.Role;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.Isolation;
import app.passculture.data.orchestration.pipeline.spec.TaskSpec.PoolUse;
import app.passculture.data.orchestration.pipeline.spec.TriggerRule;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task being defined, and the handle by which others refer to it. */
public final class Task<T> implements Node {

    private final String id;
    private final List<String> group;
    private final Code<T> code;
    private final Set<Task<?>> upstream = new LinkedHashSet<>();
    private final Set<Task<?>> inputs = new LinkedHashSet<>();
    private TriggerRule rule = TriggerRule.ALL_SUCCESS;
    private String docs = "";
    private @Nullable Retries retries;
    private @Nullable Duration timeout;
    private @Nullable PoolUse pool;
    private int priority;
    private Isolation isolation;
    private @Nullable Integer heapMegabytes;

    /** What a task runs, and as what. */
    record Code<T>(Role role, OutputType<T> output, Body<?, T> body) {

        Isolation isolation() {
            return switch (role) {
                case Role.Barrier _, Role.Wait _ -> Isolation.NONE_NEEDED;
                case Role.Work _, Role.Decision _, Role.Cleanup _ ->
                    body instanceof RemoteWork ? Isolation.ELSEWHERE : Isolation.THREAD;
            };
        }
    }

    Task(String id, List<String> group, Code<T> code) {
        this.id = id;
        this.group = List.copyOf(group);
        this.code = code;
        this.isolation = code.isolation();
    }

    public String id() {
        return id;
    }

    public Output<T> output() {
        return new Output<>(this);
    }

    @Override
    public Task<T> after(Node... earlier) {
        Node.super.after(earlier);
        return this;
    }

    @Override
    public Task<T> before(Node... later) {
        Node.super.before(later);
        return this;
    }

    /** Declares that the task reads an output, which puts it after the task that produces it. */
    public Task<T> reads(Output<?> output) {
        inputs.add(output.task());
        return after(output.task());
    }

    public Task<T> rule(TriggerRule rule) {
        this.rule = rule;
        return this;
    }

    public Task<T> docs(String docs) {
        this.docs = docs;
        return this;
    }

    public Task<T> retries(Retries retries) {
        this.retries = retries;
        return this;
    }

    /** How long one try may take. */
    public Task<T> timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    public Task<T> pool(String pool) {
        return pool(pool, 1);
    }

    public Task<T> pool(String name, int slots) {
        this.pool = new PoolUse(name, slots);
        return this;
    }

    /** Among tasks that wait for the same thing, higher numbers go first. */
    public Task<T> priority(int priority) {
        this.priority = priority;
        return this;
    }

    /** Runs the code in a process of its own. */
    public Task<T> isolated() {
        this.isolation = Isolation.PROCESS;
        return this;
    }

    /** Runs the code in a process of its own with so large a heap. */
    public Task<T> isolated(int heapMegabytes) {
        this.heapMegabytes = heapMegabytes;
        return isolated();
    }

    @Override
    public List<Task<?>> entries() {
        return List.of(this);
    }

    @Override
    public List<Task<?>> exits() {
        return List.of(this);
    }

    void dependOn(Task<?> earlier) {
        upstream.add(earlier);
    }

    List<String> group() {
        return group;
    }

    Code<T> code() {
        return code;
    }

    Set<Task<?>> upstream() {
        return upstream;
    }

    Set<Task<?>> inputs() {
        return inputs;
    }

    TriggerRule rule() {
        return rule;
    }

    String docs() {
        return docs;
    }

    @Nullable
    Retries retries() {
        return retries;
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    @Nullable
    PoolUse pool() {
        return pool;
    }

    int priority() {
        return priority;
    }

    Isolation isolation() {
        return isolation;
    }

    @Nullable
    Integer heapMegabytes() {
        return heapMegabytes;
    }

    @Override
    public String toString() {
        return "task " + id;
    }
}

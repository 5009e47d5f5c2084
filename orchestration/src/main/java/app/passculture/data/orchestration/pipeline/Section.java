package app.passculture.data.orchestration.pipeline;

import app.passculture.data.orchestration.pipeline.spec.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A part of a pipeline to put tasks into: the pipeline itself or a group. Ids are unique in the whole pipeline, whatever the group. */
public sealed class Section<P extends Record> permits Draft {

    private final List<String> path;
    private final List<Task<?>> all;

    Section(List<String> path, List<Task<?>> all) {
        this.path = List.copyOf(path);
        this.all = all;
    }

    /** A task that runs code and produces a value. */
    public <T> Task<T> call(String id, Class<T> output, Work<P, T> work) {
        return call(id, OutputType.of(output), work);
    }

    /** A task that runs code and produces a value. */
    public <T> Task<T> call(String id, OutputType<T> output, Work<P, T> work) {
        return add(id, new Task.Code<>(new Role.Work(), output, work));
    }

    /** A task that runs code and produces nothing. */
    public Task<Nothing> run(String id, Work.Action<P> action) {
        return add(id, nothing(new Role.Work(), action));
    }

    /** A task that runs in another system and produces a value; it reads outputs through its context, once declared by reads. */
    public <T> Task<T> remote(String id, Class<T> output, RemoteWork<P, T> work) {
        return remote(id, OutputType.of(output), work);
    }

    /** A task that runs in another system and produces a value; it reads outputs through its context, once declared by reads. */
    public <T> Task<T> remote(String id, OutputType<T> output, RemoteWork<P, T> work) {
        return add(id, new Task.Code<>(new Role.Work(), output, work));
    }

    /** Begins a task that reads an output. */
    public <A> Reading<P, A> reading(Output<A> input) {
        return new Reading<>(this, List.of(input), context -> context.read(input));
    }

    /** Begins a task that reads the outputs of many, in their order. */
    public <A> Reading<P, List<A>> readingAll(List<Output<A>> inputs) {
        List<Output<A>> fixed = List.copyOf(inputs);
        return new Reading<>(
                this, fixed, context -> fixed.stream().map(context::read).toList());
    }

    /** A task that does nothing: tasks meet at it. */
    public Task<Nothing> barrier(String id) {
        return add(id, nothing(new Role.Barrier(), _ -> {}));
    }

    /** A task that chooses among options, which it puts after itself; those not chosen are skipped, unless they come after a chosen one. */
    public Task<Choice> branch(String id, List<? extends Task<?>> options, Work.Chooser<P> chooser) {
        List<String> ids = options.stream().<String>map(Task::id).toList();
        Work<P, Choice> work = context -> chosen(ids, chooser.choose(context));
        Task<Choice> branch = add(id, new Task.Code<>(new Role.Decision(ids), OutputType.of(Choice.class), work));
        options.forEach(option -> option.after(branch));
        return branch;
    }

    private static Choice chosen(List<String> options, Node choice) {
        List<String> chosen = choice.entries().stream().<String>map(Task::id).toList();
        if (!options.containsAll(chosen)) {
            throw new IllegalStateException("chose " + chosen + ", which are not all among the options " + options);
        }
        return Choice.only(chosen);
    }

    /** A task that skips the ones right after it when a condition does not hold; their own rules decide what comes later. */
    public Task<Choice> shortCircuit(String id, Work.Condition<P> condition) {
        Work<P, Choice> work = context -> condition.holds(context) ? Choice.all() : Choice.only(List.of());
        return add(id, new Task.Code<>(new Role.Decision(List.of()), OutputType.of(Choice.class), work));
    }

    /** A task that waits for the latest scheduled run of another pipeline. */
    public Task<Nothing> waitFor(String id, Role.Wait wait) {
        return add(id, nothing(wait, _ -> {}));
    }

    /** A task that undoes a setup once the work has ended, well or badly; it runs if the setup succeeded and never decides the run. */
    public Task<Nothing> cleanup(String id, Task<?> setup, Node work, Work.Action<P> action) {
        return add(id, nothing(new Role.Cleanup(List.of(setup.id())), action)).after(setup, work);
    }

    /** Puts tasks together under a name. */
    public Block group(String id, Consumer<Section<P>> content) {
        int first = all.size();
        Section<P> group = section(id);
        content.accept(group);
        return Block.of(all.subList(first, all.size()));
    }

    /** Puts tasks together under a name and hands out what the content returns, such as the handle of one of them. */
    public <R> R inGroup(String id, Function<Section<P>, R> content) {
        return content.apply(section(id));
    }

    /** Runs the nodes one after the other. */
    public Block chain(Node... nodes) {
        return chain(List.of(nodes));
    }

    /** Runs the nodes one after the other. */
    public Block chain(List<? extends Node> nodes) {
        return Block.chain(nodes);
    }

    /** Takes nodes as one, without any order among them. */
    public Block parallel(Node... nodes) {
        return parallel(List.of(nodes));
    }

    /** Takes nodes as one, without any order among them. */
    public Block parallel(List<? extends Node> nodes) {
        return Block.parallel(nodes);
    }

    <T> Task<T> add(String id, Task.Code<T> code) {
        Task<T> task = new Task<>(id, path, code);
        all.add(task);
        return task;
    }

    private Section<P> section(String id) {
        List<String> longer = new ArrayList<>(path);
        longer.add(id);
        return new Section<>(longer, all);
    }

    private Task.Code<Nothing> nothing(Role role, Work.Action<P> action) {
        Work<P, Nothing> work = context -> {
            action.run(context);
            return Nothing.NOTHING;
        };
        return new Task.Code<>(role, OutputType.of(Nothing.class), work);
    }

    List<Task<?>> tasks() {
        return all;
    }
}

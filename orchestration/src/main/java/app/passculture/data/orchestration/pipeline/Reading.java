package app.passculture.data.orchestration.pipeline;

import java.util.List;
import java.util.function.Function;

/** A task in the making that reads one value: an output, or the list of many. */
public final class Reading<P extends Record, A> {

    private final Section<P> section;
    private final List<? extends Output<?>> inputs;
    private final Function<TaskContext<P>, A> value;

    Reading(Section<P> section, List<? extends Output<?>> inputs, Function<TaskContext<P>, A> value) {
        this.section = section;
        this.inputs = inputs;
        this.value = value;
    }

    /** Reads one more output. */
    public <B> ReadingTwo<P, A, B> and(Output<B> second) {
        return new ReadingTwo<>(this, second);
    }

    /** A task that turns the value into another. */
    public <T> Task<T> call(String id, Class<T> output, Work.OfOne<P, A, T> work) {
        return call(id, OutputType.of(output), work);
    }

    /** A task that turns the value into another. */
    public <T> Task<T> call(String id, OutputType<T> output, Work.OfOne<P, A, T> work) {
        return declared(section.call(id, output, context -> work.run(value.apply(context), context)));
    }

    /** A task that uses the value and produces nothing. */
    public Task<Nothing> run(String id, Work.ActionOfOne<P, A> action) {
        return declared(section.run(id, context -> action.run(value.apply(context), context)));
    }

    private <T> Task<T> declared(Task<T> task) {
        inputs.forEach(task::reads);
        return task;
    }
}

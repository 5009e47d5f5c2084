package app.passculture.data.orchestration.pipeline;

/** A task in the making that reads two values. */
public final class ReadingTwo<P extends Record, A, B> {

    private final Reading<P, A> first;
    private final Output<B> second;

    ReadingTwo(Reading<P, A> first, Output<B> second) {
        this.first = first;
        this.second = second;
    }

    /** A task that turns the values into another. */
    public <T> Task<T> call(String id, Class<T> output, Work.OfTwo<P, A, B, T> work) {
        return call(id, OutputType.of(output), work);
    }

    /** A task that turns the values into another. */
    public <T> Task<T> call(String id, OutputType<T> output, Work.OfTwo<P, A, B, T> work) {
        return first.call(id, output, (value, context) -> work.run(value, context.read(second), context))
                .reads(second);
    }

    /** A task that uses the values and produces nothing. */
    public Task<Nothing> run(String id, Work.ActionOfTwo<P, A, B> action) {
        return first.run(id, (value, context) -> action.run(value, context.read(second), context))
                .reads(second);
    }
}

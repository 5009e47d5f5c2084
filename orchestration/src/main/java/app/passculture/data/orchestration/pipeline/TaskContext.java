package app.passculture.data.orchestration.pipeline;

import java.util.Optional;

/** What a running task may ask of the one who runs it. */
public interface TaskContext<P extends Record> {

    RunFacts run();

    P parameters();

    String task();

    /** Which try this is, from 1. */
    int tryNumber();

    /** The value of an output the task declared to read; fails when the task that produces it has not succeeded. */
    <A> A read(Output<A> output);

    /** The same for a task that also runs when the other was skipped or has failed. */
    <A> Optional<A> find(Output<A> output);

    /** A client or service that the platform provides. */
    <C> C use(Class<C> type);

    void log(String line);

    /** The same for every try of this task in this run, and for no other: what makes a repeated effect recognisable. */
    default String idempotencyKey() {
        return run().pipeline() + "/" + run().run() + "/" + task();
    }
}

package app.passculture.data.orchestration.pipeline;

/** The code of a task that runs from beginning to end. */
@FunctionalInterface
public non-sealed interface Work<P extends Record, T> extends Body<P, T> {

    T run(TaskContext<P> context) throws Exception;

    /** The code of a task that produces nothing. */
    @FunctionalInterface
    interface Action<P extends Record> {
        void run(TaskContext<P> context) throws Exception;
    }

    /** The code of a task that reads one output. */
    @FunctionalInterface
    interface OfOne<P extends Record, A, T> {
        T run(A input, TaskContext<P> context) throws Exception;
    }

    /** The code of a task that reads one output and produces nothing. */
    @FunctionalInterface
    interface ActionOfOne<P extends Record, A> {
        void run(A input, TaskContext<P> context) throws Exception;
    }

    /** The code of a task that reads two outputs. */
    @FunctionalInterface
    interface OfTwo<P extends Record, A, B, T> {
        T run(A first, B second, TaskContext<P> context) throws Exception;
    }

    /** The code of a task that reads two outputs and produces nothing. */
    @FunctionalInterface
    interface ActionOfTwo<P extends Record, A, B> {
        void run(A first, B second, TaskContext<P> context) throws Exception;
    }

    /** The code of a branch: answers the options that go on. */
    @FunctionalInterface
    interface Chooser<P extends Record> {
        Node choose(TaskContext<P> context) throws Exception;
    }

    /** The code of a short circuit: whether what comes next is worth doing. */
    @FunctionalInterface
    interface Condition<P extends Record> {
        boolean holds(TaskContext<P> context) throws Exception;
    }
}

package app.passculture.data.orchestration.rehearsal;

import app.passculture.data.orchestration.pipeline.Output;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.TaskContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** What a task sees of a rehearsal; its clock stands still at the virtual time of its start. */
record RehearsalContext(Stage stage, RunFacts run, int tryNumber, String task, Instant now)
        implements TaskContext<Record> {

    @Override
    public Record parameters() {
        return stage.parameters();
    }

    @Override
    public <A> A read(Output<A> output) {
        return find(output)
                .orElseThrow(() -> new IllegalStateException(output.task().id() + " has produced nothing for " + task));
    }

    @Override
    @SuppressWarnings("unchecked") // The output's task produced the value, and its type is the output's.
    public <A> Optional<A> find(Output<A> output) {
        return (Optional<A>) stage.output(task, output.task().id());
    }

    @Override
    public <C> C use(Class<C> type) {
        C client = stage.script().client(type);
        if (client == null && type == Clock.class) {
            return type.cast(Clock.fixed(now, ZoneOffset.UTC));
        }
        if (client == null) {
            throw new IllegalStateException(
                    task + " uses " + type.getName() + ", which the rehearsal does not provide");
        }
        return client;
    }

    @Override
    public void log(String line) {
        stage.story().logged(task, line);
    }
}

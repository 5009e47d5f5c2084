package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.execution.Execution;
import app.passculture.data.orchestration.execution.Order;
import app.passculture.data.orchestration.execution.TaskOutput;
import app.passculture.data.orchestration.pipeline.Choice;
import app.passculture.data.orchestration.pipeline.Output;
import app.passculture.data.orchestration.pipeline.RemoteWork;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.TaskContext;
import app.passculture.data.orchestration.pipeline.TaskSkipped;
import app.passculture.data.orchestration.run.Failure;
import app.passculture.data.orchestration.run.RunEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs tasks on virtual threads, without logs: what the scheduler's own tests need of an execution. */
final class PlainExecution implements Execution {

    private final Reports reports;
    private final JdbcClient sql;
    private final Map<UUID, Thread> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    PlainExecution(Reports reports, DataSource database) {
        this.reports = reports;
        this.sql = JdbcClient.create(database);
    }

    @Override
    public void start(Order order) {
        begin(order, null);
    }

    @Override
    public void resume(Order order, String handle) {
        begin(order, handle);
    }

    private void begin(Order order, @Nullable String handle) {
        if (!closed) {
            Thread thread = Thread.ofVirtual().unstarted(() -> run(order, handle));
            if (running.putIfAbsent(order.attempt(), thread) == null) {
                thread.start();
            }
        }
    }

    private void run(Order order, @Nullable String handle) {
        try {
            Optional<RemoteWork<Record, Object>> remote =
                    order.pipeline().remote(order.task().id());
            if (remote.isPresent()) {
                ask(order, remote.get(), handle);
            } else {
                report(order, new RunEvent.Started(task(order), order.attempt()), null);
                end(order, order.pipeline().run(order.task().id(), new Context(order)));
            }
        } catch (TaskSkipped _) {
            over(order, new RunEvent.Skipped(task(order), order.attempt()), null);
        } catch (InterruptedException _) {
            over(order, new RunEvent.Lost(task(order), order.attempt()), null);
        } catch (Exception failure) {
            over(order, new RunEvent.Failed(task(order), order.attempt(), Failure.of(failure)), null);
        }
    }

    private void ask(Order order, RemoteWork<Record, Object> work, @Nullable String known) throws Exception {
        Context context = new Context(order);
        String handle = known;
        if (handle == null) {
            report(order, new RunEvent.Started(task(order), order.attempt()), null);
            handle = work.begin(context);
            report(order, new RunEvent.Parked(task(order), order.attempt(), handle), null);
        }
        try {
            Optional<Object> result = Optional.empty();
            while (result.isEmpty()) {
                Thread.sleep(work.interval());
                result = work.ask(handle, context);
            }
            end(order, result.get());
        } catch (InterruptedException stopped) {
            if (running.containsKey(order.attempt())) {
                work.cancel(handle, context);
            }
            throw stopped;
        }
    }

    private void end(Order order, Object result) {
        String json = order.pipeline().write(order.task().id(), result);
        over(
                order,
                new RunEvent.Succeeded(
                        task(order),
                        order.attempt(),
                        result instanceof Choice choice && !choice.everything() ? choice.tasks() : null),
                new TaskOutput.Inline(order.task().output(), json.getBytes(StandardCharsets.UTF_8).length, json));
    }

    private void over(Order order, RunEvent.Report report, @Nullable TaskOutput output) {
        if (running.remove(order.attempt()) != null) {
            report(order, report, output);
        }
    }

    private void report(Order order, RunEvent.Report report, @Nullable TaskOutput output) {
        if (!closed) {
            reports.report(order, report, output);
        }
    }

    private static int task(Order order) {
        return order.attempted().task();
    }

    int running() {
        return running.size();
    }

    @Override
    public void stop(UUID attempt) {
        Thread thread = running.get(attempt);
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public void abandon() {
        running.keySet().forEach(attempt -> {
            Thread thread = running.remove(attempt);
            if (thread != null) {
                thread.interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        abandon();
    }

    private final class Context implements TaskContext<Record> {

        private final Order order;

        Context(Order order) {
            this.order = order;
        }

        @Override
        public RunFacts run() {
            return order.facts();
        }

        @Override
        public Record parameters() {
            return order.pipeline().parameters().read(ParameterJson.read(order.parameters()));
        }

        @Override
        public String task() {
            return order.task().id();
        }

        @Override
        public int tryNumber() {
            return order.attempted().tryNumber();
        }

        @Override
        public <A> A read(Output<A> output) {
            return find(output).orElseThrow();
        }

        @Override
        @SuppressWarnings("unchecked") // The output's task produced the value, and its type is the output's.
        public <A> Optional<A> find(Output<A> output) {
            return (Optional<A>) sql.sql("SELECT value::text FROM output WHERE run = ? AND task = ?")
                    .param(order.run())
                    .param(output.task().id())
                    .query(String.class)
                    .optional()
                    .map(json -> order.pipeline().read(output.task().id(), json));
        }

        @Override
        public <C> C use(Class<C> type) {
            throw new IllegalStateException("the tests provide no " + type.getName());
        }

        @Override
        public void log(String line) {
            // Nobody reads it.
        }
    }
}

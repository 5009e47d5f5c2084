package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.execution.Message.Assignment;
import app.passculture.data.orchestration.log.LogLine;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The main of the process of one task: it is told over its input what to do and says over its output how it goes. */
final class TaskRunner {

    private final Clock clock = Clock.systemUTC();
    private final Wire wire;
    private final CompletableFuture<Assignment> assignment = new CompletableFuture<>();
    private volatile @Nullable ProcessDesk desk;
    private final Thread task = Thread.currentThread();
    private final Heartbeat heartbeat = new Heartbeat();

    TaskRunner(OutputStream out) {
        this.wire = new Wire(out);
    }

    public static void main(String[] arguments) throws Exception {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        if (arguments.length > 0) {
            Training.run();
            return;
        }
        InputStream in = System.in;
        System.setIn(InputStream.nullInputStream());
        new TaskRunner(out).run(in);
        System.exit(0);
    }

    void run(InputStream in) throws Exception {
        Thread.ofPlatform().daemon().name("node").start(() -> listen(in));
        Assignment given = assignment.get();
        heartbeat.watch(given.silenceMillis());
        PrintStream out = PrintCapture.into(text -> say(Level.INFO, "stdout", text));
        PrintStream err = PrintCapture.into(text -> say(Level.WARNING, "stderr", text));
        System.setOut(out);
        System.setErr(err);
        TaskLogging.hearing(this::say);
        Outcome outcome = Outcome.attempt(() -> perform(given));
        out.close();
        err.close();
        wire.send(new Message.Ended(outcome));
    }

    private Outcome perform(Assignment given) {
        ProcessDesk made = new ProcessDesk(wire, services(given.services()));
        desk = made;
        LoadedPipeline pipeline = PipelineLoader.loadAgain(given.origin(), given.version());
        return Speaker.heard(
                this::say, () -> Outcome.of(pipeline, () -> new AttemptContext(given.work(), pipeline, made, clock)));
    }

    private static Services services(@Nullable String maker) {
        if (maker == null) {
            return Services.none();
        }
        try {
            Constructor<?> constructor = Class.forName(maker).getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((Services.Maker) constructor.newInstance()).make();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot make the services of tasks with " + maker, failure);
        }
    }

    private void say(Level level, String logger, String event) {
        say(new LogLine(clock.instant(), level, logger, event, null));
    }

    private void say(LogLine line) {
        try {
            wire.send(new Message.Said(line));
        } catch (IOException _) {
            Heartbeat.die();
        }
    }

    /** The end of the stream is the end of the node. */
    private void listen(InputStream in) {
        try {
            Wire.read(in, this::take, _ -> {});
        } catch (IOException _) {
            // As good as the end.
        }
        Heartbeat.die();
    }

    private void take(Message message) {
        heartbeat.heard();
        switch (message) {
            case Assignment given -> assignment.complete(given);
            case Message.Answer answer -> Objects.requireNonNull(desk).answered(answer);
            case Message.Stop _ -> task.interrupt();
            case Message.Alive _ -> {}
            case Message.Said _, Message.Asked _, Message.Ended _ ->
                throw new IllegalStateException("not for a task: " + message);
        }
    }
}

package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.execution.AttemptContext.Work;
import app.passculture.data.orchestration.pipeline.Definition;
import app.passculture.data.orchestration.pipeline.Definitions;
import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.RunFacts;
import app.passculture.data.orchestration.pipeline.Surroundings;
import app.passculture.data.orchestration.pipeline.schedule.DataInterval;
import app.passculture.data.orchestration.pipeline.spec.RunType;
import app.passculture.data.orchestration.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Runs a small task as a node would have it run, so that the JDK sees which classes every task needs. */
final class Training {

    private Training() {}

    /** The pipeline of the small task. */
    static final class Exercise implements Pipeline {

        record Given(String name, int count) {}

        @Override
        public Definition define(Definitions definitions) {
            return definitions.pipeline("exercise", Given.class, p -> {
                p.owner("nobody");
                p.call("task", Given.class, context -> {
                            context.log("says something");
                            LoggerFactory.getLogger(Exercise.class).info("logs {}", context.idempotencyKey());
                            System.out.println("prints something");
                            context.use(Vault.class).variable("variable");
                            return new Given(context.parameters().name(), context.tryNumber());
                        })
                        .isolated();
            });
        }
    }

    static void run() throws Exception {
        Surroundings surroundings = new Surroundings(new Environment("training", true), Map.of(), Map.of());
        LoadedPipeline pipeline = new PipelineLoader(surroundings).load(new Exercise());
        Instant moment = Instant.EPOCH;
        RunFacts facts = new RunFacts("exercise", "run", RunType.MANUAL, new DataInterval(moment, moment), moment);
        PipedInputStream in = new PipedInputStream(64 * 1024);
        try (PipedOutputStream node = new PipedOutputStream(in)) {
            Wire wire = new Wire(node);
            wire.send(new Message.Assignment(
                    pipeline.origin(),
                    pipeline.version(),
                    new Work(facts, "{\"name\":\"name\",\"count\":1}", 0, 1),
                    null,
                    Duration.ofHours(1).toMillis()));
            new TaskRunner(new Answering(wire)).run(in);
            System.out.flush();
            Runtime.getRuntime().exit(0);
        }
    }

    /** Plays the node: answers every line that is a question. */
    private static final class Answering extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final Wire wire;

        Answering(Wire wire) {
            this.wire = wire;
        }

        @Override
        public void write(int next) throws IOException {
            line.write(next);
            if (next == '\n') {
                byte[] whole = line.toByteArray();
                line.reset();
                Wire.read(new ByteArrayInputStream(whole), this::answer, _ -> {});
            }
        }

        private void answer(Message message) {
            if (message instanceof Message.Asked asked) {
                try {
                    wire.send(new Message.Answer(asked.question(), "value", null));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }
}

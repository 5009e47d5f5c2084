package app.passculture.data.orchestration.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.run.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what a process of its own costs a task that does nothing, from the order to its result; run by name only. */
class ProcessStartRun {

    private static final int TIMES = 20;
    private static final LoadedPipeline CHORES = Node.load(new Chores());

    @TempDir
    private Path directory;

    @Test
    void processesStart() throws Exception {
        System.out.println("without cache: " + measured(null));
        new RunnerArchive(settings(directory)).prepare(directory);
        System.out.println("with cache:    " + measured(directory));
    }

    private static ProcessSettings settings(@Nullable Path cache) {
        return new ProcessSettings(64, List.of("-XX:+UseSerialGC"), cache, null, Duration.ofSeconds(60));
    }

    private String measured(@Nullable Path cache) throws Exception {
        try (Node node = new Node(directory, Services.none(), settings(cache), Duration.ofSeconds(30))) {
            node.run(node.order(CHORES, "words_isolated"));
            long[] millis = new long[TIMES];
            for (int i = 0; i < TIMES; i++) {
                Order order = node.order(CHORES, "words_isolated");
                long before = System.nanoTime();
                assertThat(node.run(order).event()).isInstanceOf(RunEvent.Succeeded.class);
                millis[i] = (System.nanoTime() - before) / 1_000_000;
            }
            Arrays.sort(millis);
            return "best %d ms, median %d ms, worst %d ms of %d"
                    .formatted(millis[0], millis[TIMES / 2], millis[TIMES - 1], TIMES);
        }
    }
}

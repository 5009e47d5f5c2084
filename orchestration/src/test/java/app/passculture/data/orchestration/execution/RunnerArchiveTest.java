package app.passculture.data.orchestration.execution;

import static org.assertj.core.api.Assertions.assertThat;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.run.RunEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerArchiveTest {

    @TempDir
    private Path directory;

    private ProcessSettings settings() {
        return new ProcessSettings(64, List.of("-XX:+UseSerialGC"), directory, null, Duration.ofSeconds(60));
    }

    @Test
    void aCacheIsMadeOnceAndTasksRunWithIt() throws Exception {
        RunnerArchive archive = new RunnerArchive(settings());
        archive.prepare(directory);
        assertThat(archive.isReady()).isTrue();
        Path cache;
        try (Stream<Path> files = Files.walk(directory)) {
            cache = files.filter(file -> file.endsWith("runner.aot"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(cache).isNotEmptyFile();
        List<String> options = archive.options(List.of());
        assertThat(options).contains("-XX:AOTCache=" + cache);
        Process strict = new ProcessBuilder(Stream.of(
                                List.of(RunnerCommand.java(), "-XX:AOTMode=on", "-XX:+UseSerialGC", "-Xmx48m"),
                                options,
                                List.of("-version"))
                        .flatMap(List::stream)
                        .toList())
                .inheritIO()
                .start();
        assertThat(strict.waitFor()).isZero();

        RunnerArchive later = new RunnerArchive(settings());
        var made = Files.getLastModifiedTime(cache);
        later.prepare(directory);
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(made);

        LoadedPipeline chores = Node.load(new Chores());
        try (Node node = new Node(directory, Services.none(), settings(), Duration.ofSeconds(10))) {
            Order order = node.order(chores, "talk_isolated");
            assertThat(node.run(order).event()).isInstanceOf(RunEvent.Succeeded.class);
        }
    }

    @Test
    void tasksStartWithoutACacheWhereNoneCanBeMade() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        RunnerArchive archive = new RunnerArchive(settings());
        archive.prepare(file);
        assertThat(archive.isReady()).isFalse();
        assertThat(archive.options(List.of())).contains("-cp").noneMatch(option -> option.contains("AOT"));
    }
}

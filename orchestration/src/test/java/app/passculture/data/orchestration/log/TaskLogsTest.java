package app.passculture.data.orchestration.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskLogsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T03:00:00Z"), ZoneOffset.UTC);
    private static final LogKey KEY = new LogKey("restore", "scheduled__2026-11-24T03:00:00+00:00", "load", 2);

    @TempDir
    private Path directory;

    private TaskLogs logs(Masking masking, TaskLogs.Limits limits) {
        return new TaskLogs(LogStore.inDirectory(directory), masking, limits, CLOCK);
    }

    private TaskLogs logs() {
        return logs(Masking.none(), TaskLogs.Limits.usual());
    }

    private static List<String> events(TaskLogs logs) {
        return logs.read(KEY, 0).lines().stream().map(LogLine::event).toList();
    }

    private Path file() {
        return directory.resolve(KEY.file());
    }

    @Test
    void aLineIsJsonThatSaysWhoSpoke() throws Exception {
        try (TaskLog log = logs().open(KEY)) {
            log.write(Level.INFO, "task", "120 rows\n\"quoted\"", null);
        }
        assertThat(Files.readString(file())).isEqualTo("""
                {"timestamp":"2026-11-25T03:00:00Z","level":"INFO","logger":"task","event":"120 rows\\n\\"quoted\\"",\
                "run":"scheduled__2026-11-24T03:00:00+00:00","task":"load","try":2}
                """);
    }

    @Test
    void whatWasWrittenIsThereBeforeTheLogIsClosed() {
        TaskLogs logs = logs();
        try (TaskLog log = logs.open(KEY)) {
            log.write(Level.INFO, "task", "first", null);
            TaskLogs.Part first = logs.read(KEY, 0);
            log.write(Level.ERROR, "task", "second", new IllegalStateException("no table"));
            TaskLogs.Part second = logs.read(KEY, first.next());
            assertThat(first.lines()).extracting(LogLine::event).containsExactly("first");
            assertThat(second.lines())
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line.error()).startsWith("java.lang.IllegalStateException: no table"));
            assertThat(logs.read(KEY, second.next()).lines()).isEmpty();
        }
    }

    @Test
    void nothingWasSaidByATaskThatDidNotRun() {
        assertThat(logs().read(KEY, 0)).isEqualTo(new TaskLogs.Part(List.of(), 0));
    }

    @Test
    void aTornLastLineIsNotReadUntilTheNextWriterEndsIt() throws Exception {
        TaskLogs logs = logs();
        try (TaskLog log = logs.open(KEY)) {
            log.write(Level.INFO, "task", "whole", null);
        }
        Files.writeString(file(), "{\"timestamp\":\"2026-", StandardOpenOption.APPEND);
        assertThat(events(logs)).containsExactly("whole");
        try (TaskLog log = logs.open(KEY)) {
            log.write(Level.INFO, "task", "after the crash", null);
        }
        assertThat(events(logs)).containsExactly("whole", "{\"timestamp\":\"2026-", "after the crash");
    }

    @Test
    void secretsAreMaskedInEventsAndErrors() {
        TaskLogs logs = logs(text -> text.replace("s3cret", "***"), TaskLogs.Limits.usual());
        try (TaskLog log = logs.open(KEY)) {
            log.write(Level.INFO, "task", "with s3cret", new IllegalStateException("refused s3cret"));
        }
        LogLine line = logs.read(KEY, 0).lines().getFirst();
        assertThat(line.event()).isEqualTo("with ***");
        assertThat(line.error()).contains("refused ***").doesNotContain("s3cret");
    }

    @Test
    void beyondTheLimitATaskIsDroppedAndThePlatformIsNot() {
        TaskLogs logs = logs(Masking.none(), new TaskLogs.Limits(2000, 1000));
        try (TaskLog log = logs.open(KEY)) {
            IntStream.range(0, 100).forEach(line -> log.write(Level.INFO, "task", "line " + line, null));
            log.note(Level.ERROR, "the task failed", null);
        }
        List<String> events = new ArrayList<>(events(logs));
        assertThat(events.getLast()).matches("\\d+ lines were dropped because of the limit");
        assertThat(events.get(events.size() - 2)).isEqualTo("the task failed");
        assertThat(events.get(events.size() - 3)).startsWith("the log has reached its limit of 2000 bytes");
    }

    @Test
    void aTextThatIsTooLongSaysHowMuchIsMissing() {
        TaskLogs logs = logs(Masking.none(), new TaskLogs.Limits(100_000, 10));
        try (TaskLog log = logs.open(KEY)) {
            log.write(Level.INFO, "task", "0123456789abc", null);
        }
        assertThat(events(logs)).containsExactly("0123456789… (3 more characters)");
    }

    @Test
    void whoReadsAlongGetsEveryLineOnceAndInOrder() throws Exception {
        TaskLogs logs = logs();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (TaskLog log = logs.open(KEY)) {
            log.write(Level.INFO, "task", "0", null);
            try (var _ = logs.follow(KEY, 0, part -> part.lines().forEach(line -> heard.add(line.event())))) {
                for (int line = 1; line <= 500; line++) {
                    log.write(Level.INFO, "task", String.valueOf(line), null);
                }
                for (int line = 0; line <= 500; line++) {
                    assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(String.valueOf(line));
                }
            }
        }
    }

    @Test
    void whoReadsAlongHearsAnotherNode() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        TaskLogs here = logs();
        TaskLogs there = logs();
        try (var _ = here.follow(KEY, 0, part -> part.lines().forEach(line -> heard.add(line.event())));
                TaskLog log = there.open(KEY)) {
            log.write(Level.INFO, "task", "from afar", null);
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("from afar");
        }
    }

    @Test
    void aLogThatCannotBeWrittenDoesNotFailTheTask() throws Exception {
        Path folder = directory.resolve(LogKey.folder(KEY.pipeline(), KEY.run()));
        Files.createDirectory(directory.resolve(KEY.pipeline()));
        Files.writeString(folder, "a file where the folder should be");
        try (TaskLog log = logs().open(KEY)) {
            log.write(Level.INFO, "task", "said to nobody", null);
        }
        assertThat(folder).hasContent("a file where the folder should be");
    }

    @Test
    void differentNamesAreDifferentFilesAndStayInside() {
        assertThat(new LogKey("..", "a/b", "c", 1).file()).isEqualTo("%002e./a%002fb/c.1.jsonl");
        assertThat(new LogKey("p", "a%002fb", "c", 1).file()).isEqualTo("p/a%0025002fb/c.1.jsonl");
    }

    @Test
    void anOutputIsKeptBesideTheLogAndGoesWithTheRun() {
        TaskLogs logs = logs();
        byte[] json = "[1,2,3]".getBytes(StandardCharsets.UTF_8);
        String place = logs.keepOutput(KEY, new UUID(0, 7), json);
        assertThat(logs.output(place, 3)).isEqualTo("[1,".getBytes(StandardCharsets.UTF_8));
        logs.delete(KEY.pipeline(), KEY.run());
        assertThat(logs.output(place, 3)).isEmpty();
    }
}

package app.passculture.data.orchestration.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of ./start but its build: real processes, a tiny world, answers over HTTP. */
class StartTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path API = HOME.resolve("recommendation-api/target/recommendation-api.jar");

    @TempDir
    private Path directory;

    private Path data;
    private int port;
    private int schedulerPort;

    @BeforeEach
    void needTheApi() {
        data = directory.resolve("data");
        assumeTrue(Files.exists(API), API + " is not built, so ./start is not tested: run ./mvnw verify from the root");
        port = Ports.remembered(directory.resolve("port"));
        schedulerPort = Ports.remembered(directory.resolve("scheduler.port"));
    }

    @AfterEach
    void leaveNothingRunning() {
        children().forEach(ProcessHandle::destroyForcibly);
        children().forEach(child -> child.onExit().join());
    }

    @Test
    void itAnswersFromTheFirstStartReusesItsDataAndLeavesNothingBehind() throws Exception {
        Started first = start("--size", "tiny");
        assertThat(first.toldUntilReady()).contains("Filling the application database");
        assertThat(answer(1, "&longitude=2.33&latitude=48.83"))
                .matches("\\{\"recommended_offers\":\\[(\"\\d+\",){9}\"\\d+\"]}\n");
        assertThat(answer(2, "")).isEqualTo("{\"recommended_offers\":[]}\n");
        awaitTheLoop();
        runByHand("dump_scalingo_matomo_refresh_v1", "import_survey_answers");
        Started day = start("--another-day");
        assertThat(day.process().waitFor()).as(day.told()).isZero();
        assertThat(day.told())
                .containsPattern("The API answers with the model popularity/\\S+; before that day it was popularity/");

        Started rival = start("--size", "tiny");
        assertThat(rival.process().waitFor()).isEqualTo(1);
        assertThat(rival.told())
                .startsWith("Another ./start (process " + first.process().pid() + ") already uses " + data);

        first.process().destroy();
        assertThat(first.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children()).isEmpty();

        Started second = start();
        assertThat(second.toldUntilReady())
                .doesNotContain("Filling the application database")
                .doesNotContain("recorded for later starts");
        second.process().destroyForcibly().waitFor();
        assertThat(children()).as("survivors of a killed start").isNotEmpty();

        Started third = start();
        assertThat(third.toldUntilReady()).contains("Refreshing what may be recommended");
        assertThat(answer(1, "")).matches("\\{\"recommended_offers\":\\[(\"\\d+\",){9}\"\\d+\"]}\n");
        third.process().destroy();
        assertThat(third.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(children()).isEmpty();
    }

    private Started start(String... arguments) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = Stream.concat(
                        Stream.of(
                                java.toString(),
                                "-Dplatform.home=" + HOME,
                                "-cp",
                                classPath,
                                Start.class.getName(),
                                "--data",
                                data.toString()),
                        Arrays.stream(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("API_PORT", Integer.toString(port));
        builder.environment().put("SCHEDULER_PORT", Integer.toString(schedulerPort));
        Path told = Files.createTempFile(directory, "told", null);
        return new Started(builder.redirectOutput(told.toFile()).start(), told);
    }

    private String answer(long user, String position) throws Exception {
        String token = Files.readString(data.resolve("secrets/api/API_TOKEN"));
        URI uri = URI.create("http://localhost:%d/recommendation/%d?token=%s%s".formatted(port, user, token, position));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Without a click every pipeline runs, each after what it reads. */
    private void awaitTheLoop() throws Exception {
        String password = Files.readString(data.resolve("secrets/admin"));
        try (SchedulerClient scheduler = new SchedulerClient(schedulerPort, password)) {
            await().atMost(5, TimeUnit.MINUTES)
                    .pollInterval(1, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(scheduler.states())
                            .hasSize(7)
                            .allSatisfy((pipeline, state) -> assertThat(state).isEqualTo("success")));
        }
    }

    /** What comes from outside is there to be fetched, too. */
    private void runByHand(String... pipelines) throws Exception {
        String password = Files.readString(data.resolve("secrets/admin"));
        Instant end = LocalDate.now(ZoneOffset.UTC).atTime(4, 0).toInstant(ZoneOffset.UTC);
        try (SchedulerClient scheduler = new SchedulerClient(schedulerPort, password)) {
            for (String pipeline : pipelines) {
                scheduler.run(
                        pipeline,
                        "by_hand",
                        Map.of(
                                "dag_run_id", "by_hand",
                                "data_interval_start",
                                        end.minus(Duration.ofDays(1)).toString(),
                                "data_interval_end", end.toString()));
            }
        }
    }

    /** Everything that runs out of the data directory. */
    private Stream<ProcessHandle> children() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> argument.startsWith(data.toString())));
    }

    /** A running start and the file that its words go to. */
    private record Started(Process process, Path output) {

        String told() throws IOException {
            return Files.readString(output);
        }

        String toldUntilReady() throws Exception {
            while (!told().endsWith("\nready\n")) {
                boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
                assertThat(ended).as("ended too early: %s", told()).isFalse();
            }
            return told();
        }
    }
}

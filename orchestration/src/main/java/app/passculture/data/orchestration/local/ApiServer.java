package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The recommendation API as a process of its own; one that outlived its start is found by the jar it runs. */
final class ApiServer {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final Path jar;
    private final DataDirectory data;
    private final Clock clock;

    /** The API of the checkout at {@code home}. */
    ApiServer(Path home, DataDirectory data, Clock clock) {
        this.jar = home.resolve("recommendation-api/target/recommendation-api.jar");
        this.data = data;
        this.clock = clock;
    }

    private Path log() {
        return data.logs().resolve("api.log");
    }

    private Path copy() {
        return data.processes().resolve("recommendation-api.jar");
    }

    void launch(Map<String, String> environment) {
        try {
            Files.createDirectories(data.logs());
            Files.createDirectories(data.processes());
            // A copy, because a build that replaces the jar would pull it from under the running program.
            Files.copy(jar, copy(), StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder builder = new ProcessBuilder(List.of(java(), "-jar", copy().toString()))
                    .directory(data.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile());
            builder.environment().putAll(environment);
            builder.start();
        } catch (IOException e) {
            throw new LocalException.PartFailed("The API did not start: " + e.getMessage() + ".", e);
        }
    }

    /** Comes back when it can answer. */
    void awaitReadiness(int port) {
        URI readiness = URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port));
        Instant deadline = clock.instant().plus(PATIENCE);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            while (!answers(client, readiness)) {
                if (running().findAny().isEmpty()) {
                    throw new LocalException.PartFailed("The API ended while it started; " + endOfLog());
                }
                if (clock.instant().isAfter(deadline)) {
                    throw new LocalException.PartFailed(
                            "The API is not ready after %d minutes; %s".formatted(PATIENCE.toMinutes(), endOfLog()));
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** Comes back when it has ended. */
    void awaitEnd() {
        running().forEach(process -> process.onExit().join());
    }

    String endOfLog() {
        return "the end of %s:%n%s".formatted(log(), Program.tail(log(), 8));
    }

    /** Stops it if it runs: politely first, so that it finishes what it answers. */
    void stop() {
        running().forEach(ApiServer::stop);
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Stream<ProcessHandle> running() {
        String mark = copy().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(mark::equals));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean answers(HttpClient client, URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException.PartFailed("Interrupted while the API started.", e);
        }
    }
}

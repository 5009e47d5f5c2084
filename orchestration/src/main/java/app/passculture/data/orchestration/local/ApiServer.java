package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The recommendation API as a process of its own; one that outlived its start is found by the jar it runs. */
final class ApiServer {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final ApiInstallation installation;
    private final DataDirectory data;
    private final Clock clock;
    private final AtomicReference<Optional<ProcessHandle>> launched = new AtomicReference<>(Optional.empty());

    /** The API of the checkout at {@code home}. */
    ApiServer(Path home, DataDirectory data, Clock clock) {
        this.installation =
                new ApiInstallation(home.resolve("recommendation-api/target/recommendation-api.jar"), data.processes());
        this.data = data;
        this.clock = clock;
    }

    private Path log() {
        return data.logs().resolve("api.log");
    }

    boolean isInstalled() {
        return installation.isCurrent();
    }

    void install() {
        if (!Files.exists(installation.jar())) {
            throw new LocalException.PartFailed("There is no " + installation.jar() + ": ./start builds it.");
        }
        installation.install();
    }

    /** Records a start, which takes about as long as two. */
    void recordStart(Map<String, String> environment) {
        try {
            Files.createDirectories(data.logs());
            installation
                    .record(environment, data.logs().resolve("api-recording.log"))
                    .waitFor();
            installation.confirm();
        } catch (IOException e) {
            throw new LocalException.PartFailed("The API's start cannot be recorded: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void launch(Map<String, String> environment) {
        try {
            Files.createDirectories(data.logs());
            ProcessBuilder builder = new ProcessBuilder(installation.command())
                    .directory(data.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile());
            builder.environment().putAll(environment);
            launched.set(Optional.of(builder.start().toHandle()));
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
                if (!isAlive()) {
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

    boolean isAlive() {
        return launched.get().filter(ProcessHandle::isAlive).isPresent();
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
        String mark = installation.program().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(mark::equals));
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

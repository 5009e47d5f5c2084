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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A server of the platform as a process; one that outlived its start is found by an argument that only it has. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(40);

    private final Identity identity;
    private final Clock clock;
    private final AtomicReference<Optional<ProcessHandle>> launched = new AtomicReference<>(Optional.empty());

    /** What people call it, the argument it is known by, and where its words go. */
    record Identity(String name, String mark, Path log) {}

    ServerProcess(Identity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    void launch(List<String> command, Path directory, Map<String, String> environment) {
        try {
            Files.createDirectories(identity.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(identity.log().toFile());
            builder.environment().putAll(environment);
            launched.set(Optional.of(builder.start().toHandle()));
        } catch (IOException e) {
            throw new LocalException.PartFailed(the() + " did not start: " + e.getMessage() + ".", e);
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
                    throw new LocalException.PartFailed(the() + " ended while it started; " + endOfLog());
                }
                if (clock.instant().isAfter(deadline)) {
                    throw new LocalException.PartFailed(
                            "%s is not ready after %d minutes; %s".formatted(the(), PATIENCE.toMinutes(), endOfLog()));
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private String the() {
        return "The " + identity.name();
    }

    boolean isAlive() {
        return launched.get().filter(ProcessHandle::isAlive).isPresent();
    }

    String endOfLog() {
        return "the end of %s:%n%s".formatted(identity.log(), Program.tail(identity.log(), 8));
    }

    /** Stops it if it runs: politely first, so that it finishes what it answers. */
    void stop() {
        running().forEach(ServerProcess::stop);
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
        String mark = identity.mark();
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
            throw new LocalException.PartFailed("Interrupted while a server started.", e);
        }
    }
}

package app.passculture.data.recommendation.api.benchmark;

import static org.awaitility.Awaitility.await;

import app.passculture.data.recommendation.db.EmbeddedDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The API as a JVM of its own, started from its jar, on a core of its own when there is a way to say so. */
final class ApiProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private ApiProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it would be sent traffic; its output goes to a file. */
    static ApiProcess start(BenchmarkSettings settings, EmbeddedDatabase database, Map<String, String> variables)
            throws IOException {
        var port = freePort();
        var builder = new ProcessBuilder(command(settings))
                .redirectErrorStream(true)
                .redirectOutput(settings.output().resolve("api.log").toFile());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", database.username());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        builder.environment().putAll(variables);
        var api = new ApiProcess(builder.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(api.process::destroyForcibly));
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(api::isReady);
        return api;
    }

    private static List<String> command(BenchmarkSettings settings) {
        var command = new ArrayList<>(settings.pin(settings.serverCore()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmFlags());
        command.addAll(List.of("-jar", settings.jar().toString()));
        return command;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the API ended with " + process.exitValue() + "; see its log");
        }
        try (var connection = new HttpConnection(port)) {
            return connection.exchange(HttpConnection.get("/actuator/health/readiness")) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}

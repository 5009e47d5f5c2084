package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The recommendation API as a process of its own; one that outlived its start is found by the jar it runs. */
final class ApiServer {

    private final ApiInstallation installation;
    private final DataDirectory data;
    private final ServerProcess process;

    /** The API of the checkout at {@code home}. */
    ApiServer(Path home, DataDirectory data, Clock clock) {
        this.installation =
                new ApiInstallation(home.resolve("recommendation-api/target/recommendation-api.jar"), data.processes());
        this.data = data;
        this.process = new ServerProcess(
                new ServerProcess.Identity(
                        "API", installation.program().toString(), data.logs().resolve("api.log")),
                clock);
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
        process.launch(installation.command(), data.root(), environment);
    }

    /** What becomes of it once it is launched. */
    ServerProcess process() {
        return process;
    }
}

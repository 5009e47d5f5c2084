package app.passculture.data.orchestration.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path directory;

    private DataDirectory data() {
        return new DataDirectory(directory.resolve("data"));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> new DataDirectory(file.resolve("data")).prepare())
                .isInstanceOf(LocalException.MachineUnfit.class)
                .hasMessageStartingWith("Nothing can be written in " + file.resolve("data"))
                .hasMessageEndingWith("choose another with --data DIR.");
    }

    @Test
    void aResetDeletesNothingThatIsNotThePlatforms() throws IOException {
        data().prepare();
        Path mine = Files.createFile(data().root().resolve("mine"));
        Files.createDirectories(data().models().resolve("popularity"));
        data().clear();
        assertThat(mine).exists();
        assertThat(data().models()).doesNotExist();
    }

    @Test
    void aDirectoryInUseIsRefusedWithTheProcessThatUsesIt() {
        data().prepare();
        try (DataLock _ = DataLock.acquire(data())) {
            assertThatThrownBy(() -> DataLock.acquire(data()))
                    .isInstanceOf(LocalException.MachineUnfit.class)
                    .hasMessage(
                            "Another ./start (process %d) already uses %s: stop it, or choose another directory with --data DIR."
                                    .formatted(ProcessHandle.current().pid(), data().root()));
        }
        DataLock.acquire(data()).close();
    }

    @Test
    void aPortInUseIsNamedWithTheVariableToChange() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.requireFree(port, "API_PORT"))
                    .isInstanceOf(LocalException.MachineUnfit.class)
                    .hasMessageStartingWith("Port " + port + " is in use: ")
                    .hasMessageContaining("API_PORT=");
        }
    }

    @Test
    void thePortOfTheDatabaseStaysTheSameWhileItIsFree() throws IOException {
        Path note = directory.resolve("port");
        int port = Ports.remembered(note);
        assertThat(Ports.remembered(note)).isEqualTo(port);
        try (ServerSocket _ = new ServerSocket(port)) {
            assertThat(Ports.remembered(note)).isNotEqualTo(port);
        }
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        Secrets secrets = new Secrets(data().secrets(), RandomGenerator.getDefault());
        String token = secrets.secret("api/API_TOKEN");
        assertThat(token).hasSize(48);
        assertThat(new Secrets(data().secrets(), RandomGenerator.getDefault()).secret("api/API_TOKEN"))
                .isEqualTo(token);
        assertThat(permissions("api/API_TOKEN")).isEqualTo("rw-------");
        assertThat(permissions("api")).isEqualTo("rwx------");
    }

    @Test
    void aStepIsFinishedOnlyOnceItIsSaidToBe() {
        FinishedSteps steps = new FinishedSteps(data().done());
        steps.begin("tiny");
        assertThat(steps.read()).isEqualTo(new Finished(Optional.of("tiny"), java.util.Set.of()));
        steps.finish(Step.WORLD);
        assertThat(steps.read().steps()).containsExactly(Step.WORLD);
        steps.forget(Step.WORLD);
        assertThat(steps.read().steps()).isEmpty();
    }

    private String permissions(String secret) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data().secrets().resolve(secret)));
    }
}

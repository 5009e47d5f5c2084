package app.passculture.data.orchestration.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLogStoreTest extends LogStoreContract {

    @TempDir
    private Path directory;

    @Override
    protected LogStore store() {
        return LogStore.inDirectory(directory);
    }

    @Test
    void nothingOutsideTheDirectoryIsTouched() {
        assertThatThrownBy(() -> store().read("../secret", 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().deleteFolder("p/..")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInterruptedThreadStillWrites() {
        LogStore store = store();
        try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
            Thread.currentThread().interrupt();
            file.append("still here\n".getBytes(StandardCharsets.UTF_8));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(store.read("p/r/t.1.jsonl", 0, 100)).hasSize(11);
    }
}

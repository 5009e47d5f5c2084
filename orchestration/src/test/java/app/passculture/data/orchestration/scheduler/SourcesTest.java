package app.passculture.data.orchestration.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    private Path directory;

    @Test
    void theSourceOfAClassLiesBesideIt() throws IOException {
        Path file = directory.resolve("our/jobs/Restore.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "class Restore {}");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            assertThat(Sources.of("our.jobs.Restore", loader)).contains("class Restore {}");
            assertThat(Sources.of("our.jobs.Restore$Nested", loader)).contains("class Restore {}");
            assertThat(Sources.of("our.jobs.Other", loader)).isEmpty();
        }
    }
}

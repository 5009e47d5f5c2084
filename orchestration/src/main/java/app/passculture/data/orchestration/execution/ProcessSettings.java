package app.passculture.data.orchestration.execution;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tasks run in processes of their own: their heap unless the task says otherwise, further JVM options, the directory for what makes them
 * start fast (without one they start slower), the class that makes their services, and how long a process goes on without a sign of life from its node.
 */
public record ProcessSettings(
        int heapMegabytes,
        List<String> jvmOptions,
        @Nullable Path cacheDirectory,
        @Nullable Class<? extends Services.Maker> services,
        Duration silence) {

    public ProcessSettings {
        jvmOptions = List.copyOf(jvmOptions);
        if (heapMegabytes < 16) {
            throw new IllegalArgumentException("a heap of " + heapMegabytes + " MB is too small for a JVM");
        }
    }

    /** 512 MB, nothing special, and five seconds, after which the node has lost its lease too. */
    public static ProcessSettings in(Path directory) {
        return new ProcessSettings(512, List.of("-XX:+UseSerialGC"), directory, null, Duration.ofSeconds(5));
    }

    public ProcessSettings servedBy(Class<? extends Services.Maker> services) {
        return new ProcessSettings(heapMegabytes, jvmOptions, cacheDirectory, services, silence);
    }
}

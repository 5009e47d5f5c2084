package app.passculture.data.orchestration.execution;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How tasks run.
 *
 * @param logs the directory of logs and large outputs, which all nodes share
 * @param logLimit how much the log of one try may hold
 * @param grace how long a task may take to stop
 * @param heapMegabytes of a task in a process of its own that does not say itself
 * @param jvmOptions of such a process
 * @param cache the directory for what makes such processes start fast; empty: they start slower
 * @param services the class that makes the services in such a process
 * @param silence how long such a process goes on without a word from its node
 */
@Validated
@ConfigurationProperties("tasks")
record TaskSettings(
        @DefaultValue(".local/task-logs") Path logs,
        @DefaultValue("64MB") DataSize logLimit,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("512") @Min(16) int heapMegabytes,
        @DefaultValue("-XX:+UseSerialGC") List<String> jvmOptions,
        @DefaultValue(".local/task-cache") @Nullable Path cache,
        @Nullable Class<? extends Services.Maker> services,
        @DefaultValue("5s") Duration silence) {

    ProcessSettings processes() {
        return new ProcessSettings(heapMegabytes, jvmOptions, cache, services, silence);
    }
}

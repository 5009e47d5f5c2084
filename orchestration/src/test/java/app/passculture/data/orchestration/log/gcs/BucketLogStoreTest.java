package app.passculture.data.orchestration.log.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.passculture.data.analytics.warehouse.local.storage.StorageEndpoint;
import app.passculture.data.orchestration.log.LogStore;
import app.passculture.data.orchestration.log.LogStoreContract;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

class BucketLogStoreTest extends LogStoreContract {

    @TempDir
    private Path directory;

    private StorageEndpoint endpoint;
    private Storage storage;
    private BucketLogStore store;

    @BeforeEach
    void start() {
        endpoint = StorageEndpoint.start(
                directory, 0, Clock.systemUTC(), () -> UUID.randomUUID().toString());
        storage = StorageOptions.newBuilder()
                .setHost(endpoint.address().toString())
                .setProjectId("test")
                .setCredentials(NoCredentials.getInstance())
                .build()
                .getService();
        storage.create(BucketInfo.of("logs"));
        store = new BucketLogStore(storage, "logs", "tasks", Duration.ofMillis(50), UUID::randomUUID);
    }

    @AfterEach
    void stop() throws Exception {
        store.close();
        storage.close();
        endpoint.close();
    }

    @Override
    protected LogStore store() {
        return store;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Iterable<String> objects() {
        return storage.list("logs").streamAll().map(Blob::getName).toList();
    }

    @Test
    void whatIsSaidIsThereAfterAMomentWithoutAFlush() {
        try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
            file.append(bytes("line\n"));
            await().until(() -> store.read("p/r/t.1.jsonl", 0, 10).length == 5);
        }
    }

    @Test
    void aClosedFileIsOneObjectHoweverManyPartsItHad() {
        StringBuilder all = new StringBuilder();
        try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
            for (int line = 0; line < 40; line++) {
                all.append("line ").append(line).append('\n');
                file.append(bytes("line " + line + "\n"));
                file.flush();
            }
            assertThat(store.read("p/r/t.1.jsonl", 0, 10_000)).isEqualTo(bytes(all.toString()));
        }
        assertThat(objects()).containsExactly("tasks/p/r/t.1.jsonl");
        assertThat(store.read("p/r/t.1.jsonl", 0, 10_000)).isEqualTo(bytes(all.toString()));
    }

    @Test
    void partsThatAnInterruptedCompositionLeftAreNotCountedTwice() {
        try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
            file.append(bytes("one\n"));
        }
        Blob whole = storage.get("logs", "tasks/p/r/t.1.jsonl");
        String part = whole.getName() + ".part-"
                + Objects.requireNonNull(whole.getMetadata()).get("composed");
        storage.create(BlobInfo.newBuilder("logs", part).build(), bytes("one\n"));
        assertThat(store.read("p/r/t.1.jsonl", 0, 100)).isEqualTo(bytes("one\n"));
        try (LogStore.Appender file = store.append("p/r/t.1.jsonl")) {
            file.append(bytes("two\n"));
        }
        assertThat(store.read("p/r/t.1.jsonl", 0, 100)).isEqualTo(bytes("one\ntwo\n"));
    }

    @RepeatedTest(8)
    void twoWritersOfOneFileLoseNothing() {
        try (LogStore.Appender first = store.append("p/r/t.1.jsonl");
                LogStore.Appender second = store.append("p/r/t.1.jsonl")) {
            first.append(bytes("1\n"));
            first.flush();
            second.append(bytes("2\n"));
            second.flush();
            first.append(bytes("3\n"));
        }
        // Which of two writers comes first in a moment is not promised; that each keeps its own order is.
        assertThat(new String(store.read("p/r/t.1.jsonl", 0, 100), StandardCharsets.UTF_8).lines())
                .containsExactlyInAnyOrder("1", "2", "3")
                .containsSubsequence("1", "3");
        assertThat(objects()).containsExactly("tasks/p/r/t.1.jsonl");
    }

    @Test
    void aServerKeepsItsLogsInTheBucketThatItsSettingsName() {
        try (var context = context(
                "tasks.bucket.name=logs", "tasks.bucket.prefix=node", "tasks.bucket.endpoint=" + endpoint.address())) {
            context.getBean(LogStore.class).write("p/output.json", bytes("{}"));
            assertThat(objects()).containsExactly("node/p/output.json");
        }
    }

    @Test
    void withoutABucketInTheSettingsThereIsNoSuchStore() {
        try (var context = context()) {
            assertThat(context.getBeansOfType(LogStore.class)).isEmpty();
        }
    }

    private static ConfigurableApplicationContext context(String... settings) {
        return new SpringApplicationBuilder(Settings.class, BucketLogConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(settings)
                .run();
    }

    @EnableConfigurationProperties(BucketLogSettings.class)
    static class Settings {}
}

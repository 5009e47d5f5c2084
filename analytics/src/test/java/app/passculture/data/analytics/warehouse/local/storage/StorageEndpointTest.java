package app.passculture.data.analytics.warehouse.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.cloud.NoCredentials;
import com.google.cloud.ReadChannel;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageBatch;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's client against the endpoint: what the port does not ask for. */
class StorageEndpointTest {

    private static final String BUCKET = "some-bucket";

    @TempDir
    private Path directory;

    private StorageEndpoint endpoint;
    private Storage storage;

    @BeforeEach
    void start() {
        open();
        storage.create(BucketInfo.of(BUCKET));
    }

    private void open() {
        endpoint = StorageEndpoint.start(
                directory, 0, Clock.systemUTC(), () -> UUID.randomUUID().toString());
        storage = StorageOptions.newBuilder()
                .setProjectId("some-project")
                .setHost(endpoint.address().toString())
                .setCredentials(NoCredentials.getInstance())
                .build()
                .getService();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void bucketsAreCreatedOnceListedAndDeletedWhenEmpty() {
        assertThat(refusal(() -> storage.create(BucketInfo.of(BUCKET)))).isEqualTo(409);
        assertThat(storage.get(BUCKET)).isNotNull();
        assertThat(storage.get("another")).isNull();
        assertThat(storage.list().iterateAll()).hasSize(1);
        write("a", "x");
        assertThat(refusal(() -> storage.delete(BUCKET))).isEqualTo(409);
        storage.delete(BlobId.of(BUCKET, "a"));
        assertThat(storage.delete(BUCKET)).isTrue();
    }

    @Test
    void pagesAndFoldersAreListed() {
        for (int i = 0; i < 7; i++) {
            write("logs/day%d/task.log".formatted(i), "x");
        }
        write("logs/readme", "x");
        assertThat(names(BlobListOption.pageSize(3))).hasSize(8).isSorted();
        assertThat(names(BlobListOption.prefix("logs/"), BlobListOption.currentDirectory(), BlobListOption.pageSize(3)))
                .containsExactlyInAnyOrder(
                        "logs/day0/",
                        "logs/day1/",
                        "logs/day2/",
                        "logs/day3/",
                        "logs/day4/",
                        "logs/day5/",
                        "logs/day6/",
                        "logs/readme");
    }

    @Test
    void aRangeIsRead() throws IOException {
        write("digits", "0123456789");
        try (ReadChannel channel = storage.reader(BUCKET, "digits")) {
            channel.seek(3);
            ByteBuffer three = ByteBuffer.allocate(3);
            channel.limit(6).read(three);
            assertThat(new String(three.array(), StandardCharsets.UTF_8)).isEqualTo("345");
        }
    }

    @Test
    void anUploadArrivesInPieces() throws IOException {
        byte[] piece = new byte[256 * 1024];
        BlobInfo info = BlobInfo.newBuilder(BUCKET, "pieces")
                .setContentType("text/plain")
                .build();
        try (WriteChannel channel = storage.writer(info)) {
            channel.setChunkSize(piece.length);
            for (int i = 0; i < 5; i++) {
                java.util.Arrays.fill(piece, (byte) ('a' + i));
                ByteBuffer buffer = ByteBuffer.wrap(piece, 0, i == 4 ? 10 : piece.length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        }
        String back = new String(storage.readAllBytes(BUCKET, "pieces"), StandardCharsets.UTF_8);
        assertThat(back).hasSize(4 * piece.length + 10).startsWith("aaa").endsWith("eeeeeeeeee");
    }

    @Test
    void metadataIsPatched() {
        Blob blob = write("noted", "x");
        Blob patched = blob.toBuilder()
                .setMetadata(Map.of("run", "7"))
                .setContentType("text/html")
                .build()
                .update();
        assertThat(patched.getMetadata()).containsEntry("run", "7");
        Blob read = storage.get(BUCKET, "noted");
        assertThat(read.getContentType()).isEqualTo("text/html");
        assertThat(read.getMetadata()).containsEntry("run", "7");
        assertThat(read.getMetageneration()).isEqualTo(2);
        assertThat(read.getGeneration()).isEqualTo(blob.getGeneration());
    }

    @Test
    void aWriteMayInsistOnAGeneration() {
        BlobInfo info = BlobInfo.newBuilder(BUCKET, "lock").build();
        Blob first = storage.create(info, bytes("one"), BlobTargetOption.doesNotExist());
        assertThat(refusal(() -> storage.create(info, bytes("two"), BlobTargetOption.doesNotExist())))
                .isEqualTo(412);
        storage.create(info, bytes("two"), BlobTargetOption.generationMatch(first.getGeneration()));
        assertThat(refusal(() ->
                        storage.create(info, bytes("three"), BlobTargetOption.generationMatch(first.getGeneration()))))
                .isEqualTo(412);
        assertThat(storage.readAllBytes(BUCKET, "lock")).isEqualTo(bytes("two"));
    }

    @Test
    void manyAreDeletedAtOnce() {
        write("a", "x");
        write("b/c d", "x");
        StorageBatch batch = storage.batch();
        var a = batch.delete(BUCKET, "a");
        var b = batch.delete(BUCKET, "b/c d");
        var missing = batch.delete(BUCKET, "missing");
        batch.submit();
        assertThat(List.of(a.get(), b.get(), missing.get())).containsExactly(true, true, false);
        assertThat(names()).isEmpty();
    }

    @Test
    void moreThan32AreNotComposed() {
        Storage.ComposeRequest.Builder request = Storage.ComposeRequest.newBuilder()
                .setTarget(BlobInfo.newBuilder(BUCKET, "all").build());
        for (int i = 0; i < 33; i++) {
            write("p" + i, "x");
            request.addSource("p" + i);
        }
        assertThat(refusal(() -> storage.compose(request.build()))).isEqualTo(400);
    }

    @Test
    void allIsThereAfterARestart() {
        Blob before = write("kept", "content");
        endpoint.close();
        open();
        Blob after = storage.get(BUCKET, "kept");
        assertThat(after.getGeneration()).isEqualTo(before.getGeneration());
        assertThat(after.getContentType()).isEqualTo("text/plain");
        assertThat(after.getContent()).isEqualTo(bytes("content"));
    }

    private Blob write(String name, String content) {
        return storage.create(
                BlobInfo.newBuilder(BUCKET, name).setContentType("text/plain").build(), bytes(content));
    }

    private List<String> names(BlobListOption... options) {
        return StreamSupport.stream(storage.list(BUCKET, options).iterateAll().spliterator(), false)
                .map(Blob::getName)
                .toList();
    }

    private static int refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var refusal = new java.util.concurrent.atomic.AtomicInteger();
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(call)
                .satisfies(failure -> refusal.set(failure.getCode()));
        return refusal.get();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package app.passculture.data.analytics.warehouse.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.warehouse.Buckets;
import app.passculture.data.analytics.warehouse.BucketsContract;
import app.passculture.data.analytics.warehouse.ObjectName;
import app.passculture.data.analytics.warehouse.WarehouseException.Conflict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryBucketsTest extends BucketsContract {

    @TempDir
    private Path directory;

    private DirectoryBuckets buckets;

    @BeforeEach
    void open() {
        buckets = new DirectoryBuckets(directory, Clock.systemUTC());
        buckets.create(BUCKET);
    }

    @Override
    protected Buckets buckets() {
        return buckets;
    }

    @Test
    void anObjectIsAFileThatKeepsItsPlace() throws IOException {
        write("exports/../../offer.csv");
        assertThat(directory.resolve(BUCKET).resolve("exports/%2E%2E/%2E%2E/offer.csv"))
                .hasContent("x");
        write("plain/offer.csv");
        assertThat(directory.resolve(BUCKET).resolve("plain/offer.csv")).hasContent("x");
    }

    @Test
    void aFilePutThereByHandIsAnObject() throws IOException {
        Files.writeString(directory.resolve(BUCKET).resolve("by-hand.csv"), "1\n");
        assertThat(buckets.list(BUCKET, ""))
                .extracting(stored -> stored.name().name(), Buckets.StoredObject::size)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("by-hand.csv", 2L));
    }

    @Test
    void anObjectAndAFolderOfOneNameAreRefused() {
        write("a");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> write("a/b"));
        write("c/d");
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> write("c"));
    }

    private void write(String name) {
        buckets.write(new ObjectName(BUCKET, name), "text/csv", new ByteArrayInputStream(new byte[] {'x'}));
    }
}

package app.passculture.data.analytics.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.passculture.data.analytics.warehouse.WarehouseException.NotFound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of objects keeps. */
public abstract class BucketsContract {

    protected static final String BUCKET = "contract-bucket";

    /** Buckets of which {@link #BUCKET} is there and empty. */
    protected abstract Buckets buckets();

    @Test
    void anObjectIsReadAsItWasWritten() throws IOException {
        Buckets.StoredObject stored = write("exports/a b+é.csv", "1,x\n");
        assertThat(stored.size()).isEqualTo(4);
        assertThat(stored.contentType()).isEqualTo("text/csv");
        assertThat(read("exports/a b+é.csv")).isEqualTo("1,x\n");
        assertThat(buckets().find(name("exports/a b+é.csv"))).contains(stored);
    }

    @Test
    void aSecondWriteReplacesTheFirst() throws IOException {
        Buckets.StoredObject first = write("a", "one");
        Buckets.StoredObject second = write("a", "two");
        assertThat(second.generation()).isGreaterThan(first.generation());
        assertThat(read("a")).isEqualTo("two");
    }

    @Test
    void whatIsMissingIsNotFound() {
        assertThat(buckets().find(name("missing"))).isEmpty();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> read("missing"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> buckets().copy(name("missing"), name("b")));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> buckets().list("no-such-bucket", ""));
        buckets().delete(name("missing"));
    }

    @Test
    void objectsAreListedByNameAndPrefix() {
        for (String name : List.of("offer-2", "offer-10", "offerer-1", "offer-1", "dir/x", "dir/offer-1", "dir-x")) {
            write(name, name);
        }
        assertThat(names("offer-")).containsExactly("offer-1", "offer-10", "offer-2");
        assertThat(names("dir/")).containsExactly("dir/offer-1", "dir/x");
        assertThat(names("")).hasSize(7).isSorted();
        assertThat(names("nothing")).isEmpty();
    }

    @Test
    void objectsOfAllCountsAreComposed() throws IOException {
        for (int count : List.of(0, 1, 32, 33, 70)) {
            List<ObjectName> sources = IntStream.range(0, count)
                    .mapToObj(i -> write("parts%d/%03d".formatted(count, i), i + ","))
                    .map(Buckets.StoredObject::name)
                    .toList();
            String destination = "joined.v1/all%d.csv".formatted(count);
            Buckets.StoredObject composed = buckets().compose(sources, name(destination));
            String expected = IntStream.range(0, count).mapToObj(i -> i + ",").reduce("", String::concat);
            assertThat(read(destination)).isEqualTo(expected);
            assertThat(composed.contentType()).isEqualTo("text/plain");
            assertThat(composed.size()).isEqualTo(expected.length());
            assertThat(names("parts%d/".formatted(count))).hasSize(count);
        }
        assertThat(names("joined.v1/")).as("no temporaries are left").hasSize(5);
    }

    @Test
    void aCompositionThatFailsLeavesNothing() {
        List<ObjectName> sources = new java.util.ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> write("broken/%03d".formatted(i), "x").name())
                .toList());
        sources.add(name("broken/missing"));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> buckets().compose(sources, name("result.csv")));
        assertThat(names("result")).isEmpty();
    }

    @Test
    void anObjectIsCopiedAndDeleted() throws IOException {
        write("from", "content");
        Buckets.StoredObject copy = buckets().copy(name("from"), name("to"));
        assertThat(copy.contentType()).isEqualTo("text/csv");
        buckets().delete(name("from"));
        assertThat(names("")).containsExactly("to");
        assertThat(read("to")).isEqualTo("content");
    }

    @Test
    void largeContentArrivesWhole() throws IOException {
        byte[] content = new byte[20_000_000];
        new java.util.SplittableRandom(7).nextBytes(content);
        buckets().write(name("large"), "application/octet-stream", new ByteArrayInputStream(content));
        try (InputStream back = buckets().read(name("large"))) {
            assertThat(back.readAllBytes()).isEqualTo(content);
        }
    }

    private static ObjectName name(String name) {
        return new ObjectName(BUCKET, name);
    }

    private Buckets.StoredObject write(String name, String content) {
        return buckets()
                .write(name(name), "text/csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private String read(String name) throws IOException {
        try (InputStream content = buckets().read(name(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<String> names(String prefix) {
        return buckets().list(BUCKET, prefix).stream()
                .map(stored -> stored.name().name())
                .toList();
    }
}

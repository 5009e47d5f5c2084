package app.passculture.data.recommendation.api.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.passculture.data.recommendation.api.location.IrisZone;
import app.passculture.data.recommendation.api.location.Position;
import app.passculture.data.recommendation.model.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class SnapshotFileTest {
    private static final Contents CONTENTS = contents();

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsRead() {
        file().write(CONTENTS);
        var read = file().read().orElseThrow();
        assertThat(read.version()).isEqualTo(42);
        assertThat(read.builtAt()).isEqualTo(CONTENTS.builtAt());
        assertThat(read.offers().ids()).isEqualTo(CONTENTS.offers().ids());
        assertThat(read.offers().items()).isEqualTo(CONTENTS.offers().items());
        assertThat(read.offers().groupNames()).isEqualTo(CONTENTS.offers().groupNames());
        assertThat(read.zones().zones()).isEqualTo(CONTENTS.zones().zones());
    }

    @Test
    void aSnapshotReadFromDiskAnswersLikeTheOneWritten() {
        file().write(CONTENTS);
        var written = new Snapshot(CONTENTS, DigitalOffers.WITHOUT_ZONE, Snapshot.Origin.DATABASE);
        var read = new Snapshot(file().read().orElseThrow(), DigitalOffers.WITHOUT_ZONE, Snapshot.Origin.DISK);
        for (var user = 0; user < 4; user++) {
            var who = new UserId(user);
            assertSame(
                    read.candidates(who, Optional.of(new Position(0.5, 0.5))),
                    written.candidates(who, Optional.of(new Position(0.5, 0.5))));
            assertSame(read.candidates(who, OptionalLong.empty()), written.candidates(who, OptionalLong.empty()));
        }
        assertThat(read.group(2)).isEqualTo(written.group(2));
    }

    private static void assertSame(Candidates read, Candidates written) {
        assertThat(read.offers()).isEqualTo(written.offers());
        assertThat(read.count()).isEqualTo(written.count());
    }

    @Test
    void anotherWriteReplacesTheFirst() {
        file().write(CONTENTS);
        file().write(new ContentsBuilder(List.of()).build(43, Instant.EPOCH));
        assertThat(file().read().orElseThrow().version()).isEqualTo(43);
    }

    @Test
    void theDirectoryIsMadeAndNothingElseIsLeftInIt() throws IOException {
        file().write(CONTENTS);
        try (var files = Files.list(path().getParent())) {
            assertThat(files).containsExactly(path());
        }
    }

    @Test
    void nothingIsReadWhereNothingWasWritten() {
        assertThat(file().read()).isEmpty();
    }

    @Test
    void everyFlippedByteIsNoticed() throws IOException {
        file().write(CONTENTS);
        var good = Files.readAllBytes(path());
        for (var at = 0; at < good.length; at++) {
            var bad = good.clone();
            bad[at] ^= 0x41;
            assertCorrupt(bad);
        }
    }

    @Test
    void everyTruncationIsNoticed() throws IOException {
        file().write(CONTENTS);
        var good = Files.readAllBytes(path());
        for (var length = 0; length < good.length; length++) {
            assertCorrupt(Arrays.copyOf(good, length));
        }
        assertCorrupt(Arrays.copyOf(good, good.length + 1));
    }

    private void assertCorrupt(byte[] bytes) throws IOException {
        Files.write(path(), bytes);
        assertThatThrownBy(() -> file().read())
                .isInstanceOf(SnapshotException.CorruptCopy.class)
                .hasMessageContaining(path().toString());
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(directory.resolve("taken"), "a file");
        var inAFile = directory.resolve("taken").resolve("snapshot");
        assertThatThrownBy(() -> new SnapshotFile(inAFile).write(CONTENTS))
                .isInstanceOf(SnapshotException.DiskFailed.class)
                .hasMessageContaining(inAFile.toString());
    }

    @Test
    void whatACutShortWriteLeftIsRemoved() throws IOException {
        file().write(CONTENTS);
        var left = path().resolveSibling("last-good.tmp");
        Files.writeString(left, "half a snapshot");
        file().removeTemporary();
        assertThat(left).doesNotExist();
        assertThat(path()).exists();
    }

    private SnapshotFile file() {
        return new SnapshotFile(path());
    }

    private Path path() {
        return directory.resolve("copies").resolve("last-good");
    }

    private static Contents contents() {
        var builder = new ContentsBuilder(List.of(
                new OfferRow("1", "a", "Ciné é", null, false, "p1"),
                new OfferRow("2", "a", null, "url", false, "p1"),
                new OfferRow("3", "b", "Ciné é", "", true, "p3"),
                new OfferRow("4", null, "B", "url", true, "4")));
        builder.addBooked("1", "2");
        builder.addBooked("1", "3");
        builder.addBooked("3", "1");
        builder.addVenueOfZone("5", "a");
        builder.addZone(5, new IrisZone(5, new GeometryFactory().toGeometry(new Envelope(0, 1, 0, 1))).wkb());
        return builder.build(42, Instant.parse("2026-11-22T10:00:00.123Z"));
    }
}

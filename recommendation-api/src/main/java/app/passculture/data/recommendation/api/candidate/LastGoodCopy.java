package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.candidate.SnapshotMeters.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last good contents on disk, where a directory was given for them; never fails, only says so. */
final class LastGoodCopy {
    private static final Logger LOG = LoggerFactory.getLogger(LastGoodCopy.class);

    private final @Nullable SnapshotFile file;
    private final SnapshotMeters meters;

    LastGoodCopy(SnapshotSettings settings, SnapshotMeters meters) {
        var path = settings.file();
        this.file = path == null ? null : new SnapshotFile(path);
        this.meters = meters;
    }

    void keep(Contents contents) {
        if (file == null) {
            return;
        }
        try {
            file.write(contents);
        } catch (SnapshotException failure) {
            meters.count(Outcome.DISK_FAILED);
            LOG.warn("the snapshot of data version {} is not kept on disk", contents.version(), failure);
        }
    }

    Optional<Contents> load() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            file.removeTemporary();
            return file.read();
        } catch (SnapshotException failure) {
            meters.count(Outcome.DISK_FAILED);
            LOG.warn("the snapshot on disk is ignored", failure);
            return Optional.empty();
        }
    }
}

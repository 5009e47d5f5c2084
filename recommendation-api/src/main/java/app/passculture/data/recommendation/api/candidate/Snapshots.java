package app.passculture.data.recommendation.api.candidate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The snapshot that answers requests now; a request asks once and keeps what it got. */
public final class Snapshots {
    private volatile @Nullable Snapshot current;

    /** The snapshot to answer from; empty until the first one has been built or read from disk. */
    public Optional<Snapshot> current() {
        return Optional.ofNullable(current);
    }

    void swapTo(Snapshot next) {
        current = next;
    }
}

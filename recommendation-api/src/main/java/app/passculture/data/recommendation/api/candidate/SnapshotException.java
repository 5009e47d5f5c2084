package app.passculture.data.recommendation.api.candidate;

import java.nio.file.Path;
import java.util.List;

/** Why there is no new snapshot; the one in use stays. */
abstract sealed class SnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SnapshotException(String message) {
        super(message);
    }

    private SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The database does not answer, or not completely: worth another try. */
    static final class Unavailable extends SnapshotException {
        private static final long serialVersionUID = 1L;

        Unavailable(Throwable cause) {
            super("the recommendation database cannot be read: " + cause.getMessage(), cause);
        }
    }

    /** The data of this version lost so much that an accident is likelier; another version may be better. */
    static final class Refused extends SnapshotException {
        private static final long serialVersionUID = 1L;

        Refused(long version, List<String> objections) {
            super("data version %d is refused: %s".formatted(version, String.join("; ", objections)));
        }
    }

    /** The copy on disk is not one, or not whole. */
    static final class CorruptCopy extends SnapshotException {
        private static final long serialVersionUID = 1L;

        CorruptCopy(Path file, String reason) {
            super("%s: %s".formatted(file, reason));
        }

        CorruptCopy(Path file, Throwable cause) {
            super("%s: %s".formatted(file, cause), cause);
        }
    }

    /** The disk cannot be read or written. */
    static final class DiskFailed extends SnapshotException {
        private static final long serialVersionUID = 1L;

        DiskFailed(Path file, Throwable cause) {
            super("%s: %s".formatted(file, cause), cause);
        }
    }
}

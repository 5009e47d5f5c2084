package app.passculture.data.recommendation.model;

import java.nio.file.Path;

/** Why a published model could not be read or written; each case says whose fault it is. */
public abstract sealed class ModelException extends RuntimeException {
    private final transient Path path;

    private ModelException(Path path, String reason, Throwable cause) {
        super(path + ": " + reason, cause);
        this.path = path;
    }

    private ModelException(Path path, String reason) {
        super(path + ": " + reason);
        this.path = path;
    }

    /** The file or directory at fault. */
    public Path path() {
        return path;
    }

    /** Nothing is published there: the caller named a model or version that does not exist, or a file is gone. */
    public static final class Missing extends ModelException {
        public Missing(Path path, String reason) {
            super(path, reason);
        }

        public Missing(Path path, String reason, Throwable cause) {
            super(path, reason, cause);
        }
    }

    /** What is published there is damaged or was written by something else; publishing anew is the only cure. */
    public static final class Corrupt extends ModelException {
        public Corrupt(Path path, String reason) {
            super(path, reason);
        }

        public Corrupt(Path path, String reason, Throwable cause) {
            super(path, reason, cause);
        }
    }

    /** The caller asked for something the registry never does; asking again gives the same answer. */
    public static final class Refused extends ModelException {
        public Refused(Path path, String reason) {
            super(path, reason);
        }

        public Refused(Path path, String reason, Throwable cause) {
            super(path, reason, cause);
        }
    }

    /** The file system failed or another publisher is at work; the same call may succeed later. */
    public static final class Unavailable extends ModelException {
        public Unavailable(Path path, String reason) {
            super(path, reason);
        }

        public Unavailable(Path path, String reason, Throwable cause) {
            super(path, reason, cause);
        }
    }
}

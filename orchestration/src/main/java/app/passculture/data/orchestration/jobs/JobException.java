package app.passculture.data.orchestration.jobs;

import java.util.List;

/** Why a task of ours cannot do what it should. */
public abstract sealed class JobException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private JobException(String message) {
        super(message);
    }

    /** Nodes of the SQL project are not well; each line names one and says why. */
    public static final class Unwell extends JobException {
        private static final long serialVersionUID = 1;

        Unwell(List<String> nodes) {
            super(String.join("; ", nodes));
        }
    }

    /** What was exported has not all arrived, so nothing is deleted. */
    public static final class NotConfirmed extends JobException {
        private static final long serialVersionUID = 1;

        NotConfirmed(long exported, long arrived) {
            super("%d rows were exported and %d of them are in the warehouse: nothing is deleted"
                    .formatted(exported, arrived));
        }
    }

    /** A model is not good enough to be published; the one before stays. */
    public static final class Refused extends JobException {
        private static final long serialVersionUID = 1;

        Refused(String reason) {
            super("the model is not published: " + reason);
        }
    }

    /** The platform's settings do not say something that is needed. */
    public static final class NotConfigured extends JobException {
        private static final long serialVersionUID = 1;

        public NotConfigured(String message) {
            super(message);
        }
    }
}

package app.passculture.data.orchestration.jobs.survey;

import org.jspecify.annotations.Nullable;

/** Why the questionnaire cannot be downloaded; no case ever quotes the key. */
public abstract sealed class SurveyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private SurveyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The connection is missing or incomplete; ours to mend. */
    public static final class NotConfigured extends SurveyException {
        private static final long serialVersionUID = 1;

        NotConfigured(String message) {
            super(message, null);
        }
    }

    /** The key is not accepted, or there is no such form: trying again does not help. */
    public static final class Refused extends SurveyException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null);
        }
    }

    /** No answer, a failure over there, or one that cannot be read; later it may work. */
    public static final class Unavailable extends SurveyException {
        private static final long serialVersionUID = 1;

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

package app.passculture.data.orchestration.pipeline.spec;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What must have become of the tasks before a task for it to run. "Failed" includes those that could not run because of a failure. */
public enum TriggerRule {
    /** All succeeded. */
    ALL_SUCCESS,
    /** All failed. */
    ALL_FAILED,
    /** All have ended. */
    ALL_DONE,
    /** All were skipped. */
    ALL_SKIPPED,
    /** One succeeded; the others need not have ended. */
    ONE_SUCCESS,
    /** One failed; the others need not have ended. */
    ONE_FAILED,
    /** One succeeded or failed; the others need not have ended. */
    ONE_DONE,
    /** All have ended and none failed. */
    NONE_FAILED,
    /** All have ended, none failed, and they were not all skipped. */
    NONE_FAILED_MIN_ONE_SUCCESS,
    /** All have ended and none was skipped. */
    NONE_SKIPPED,
    /** Nothing: it runs at once. */
    ALWAYS;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

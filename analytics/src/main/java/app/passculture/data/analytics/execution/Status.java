package app.passculture.data.analytics.execution;

import java.util.Locale;

/** How a node ended. */
public enum Status {
    /** Built. */
    SUCCESS,
    /** A test that found nothing. */
    PASS,
    /** A test that found something, which is only a warning. */
    WARN,
    /** A test that found something. */
    FAIL,
    /** It could not be executed. */
    ERROR,
    /** Something it needs was not well. */
    SKIPPED,
    /** The run was interrupted. */
    CANCELLED;

    /** As dbt's run_results.json has it. */
    public String key() {
        return this == CANCELLED ? "error" : name().toLowerCase(Locale.ROOT);
    }

    /** Whether what needs the node is executed. */
    public boolean isWell() {
        return this == SUCCESS || this == PASS || this == WARN;
    }
}

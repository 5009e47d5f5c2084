package app.passculture.data.orchestration.demo;

/** Hears how far a long job is, often enough to draw a bar. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (phase, done, total) -> {};

    /** Tells that {@code done} of {@code total} steps of a phase are over; a phase ends with both equal. */
    void advanced(String phase, long done, long total);
}

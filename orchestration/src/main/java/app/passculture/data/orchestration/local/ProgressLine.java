package app.passculture.data.orchestration.local;

/** The line of one step, which shows how far it is. */
interface ProgressLine {

    /** So many of so many parts of something are over. */
    void advance(String what, long done, long total);

    void end(String how);
}

package app.passculture.data.recommendation.db.load;

/** Hears how a load gets on; called by the loading thread, so a slow listener slows the load. */
public interface LoadProgress {
    /** A step begins. */
    void started(Step step);

    /** Of the table now being copied so many bytes and lines have been sent; a quoted line break counts as a line. */
    void copied(String table, long bytes, long lines);

    /** Hears nothing. */
    static LoadProgress silent() {
        return new LoadProgress() {
            @Override
            public void started(Step step) {}

            @Override
            public void copied(String table, long bytes, long lines) {}
        };
    }
}

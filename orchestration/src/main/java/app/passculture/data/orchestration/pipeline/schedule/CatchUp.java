package app.passculture.data.orchestration.pipeline.schedule;

/** What happens to the slots that passed while a pipeline could not run. */
public enum CatchUp {
    /** Only the latest of them runs. */
    LATEST,
    /** Each of them runs, oldest first. */
    ALL
}

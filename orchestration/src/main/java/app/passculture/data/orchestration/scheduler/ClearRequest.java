package app.passculture.data.orchestration.scheduler;

import java.util.Set;

/**
 * Tasks to run again: those named (none means all), what comes after and before them, in earlier and later runs of the pipeline too; or of all
 * these only those that failed, or only those that are running.
 */
public record ClearRequest(Set<String> tasks, Around around, Among among) {

    /** How far around the named tasks. */
    public record Around(boolean downstream, boolean upstream, boolean past, boolean future) {

        public static Around none() {
            return new Around(false, false, false, false);
        }
    }

    /** Which of them. */
    public enum Among {
        ALL,
        FAILED,
        RUNNING
    }

    public ClearRequest {
        tasks = Set.copyOf(tasks);
    }

    public static ClearRequest of(String... tasks) {
        return new ClearRequest(Set.of(tasks), Around.none(), Among.ALL);
    }
}

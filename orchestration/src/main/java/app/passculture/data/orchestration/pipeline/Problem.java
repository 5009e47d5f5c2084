package app.passculture.data.orchestration.pipeline;

import org.jspecify.annotations.Nullable;

/** One thing wrong with a pipeline, or with one of its tasks. */
public record Problem(String pipeline, @Nullable String task, String message) {

    @Override
    public String toString() {
        return pipeline + (task == null ? "" : "." + task) + ": " + message;
    }
}

package app.passculture.data.orchestration.pipeline;

/** The value a task will have produced; reading it makes a task depend on the one that does. */
public record Output<T>(Task<T> task) {}

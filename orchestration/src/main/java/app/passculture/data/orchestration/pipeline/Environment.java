package app.passculture.data.orchestration.pipeline;

/** Where the platform runs; off production a pipeline has no schedule but the one it names for that environment. */
public record Environment(String name, boolean production) {}

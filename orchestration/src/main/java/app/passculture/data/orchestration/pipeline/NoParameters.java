package app.passculture.data.orchestration.pipeline;

/** The parameters of runs that have none. */
public record NoParameters() {}

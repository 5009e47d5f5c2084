package app.passculture.data.orchestration.pipeline;

/** A graph of tasks that runs as a whole. Its definition is a function of the definitions alone: no clock, no files, no network. */
@FunctionalInterface
public interface Pipeline {

    Definition define(Definitions definitions);
}

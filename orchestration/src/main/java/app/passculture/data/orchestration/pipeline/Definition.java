package app.passculture.data.orchestration.pipeline;

/** A finished draft, to be checked and frozen by {@link PipelineLoader}. */
public final class Definition {

    private final Draft<?> draft;
    private final Surroundings surroundings;

    Definition(Draft<?> draft, Surroundings surroundings) {
        this.draft = draft;
        this.surroundings = surroundings;
    }

    Draft<?> draft() {
        return draft;
    }

    Surroundings surroundings() {
        return surroundings;
    }
}

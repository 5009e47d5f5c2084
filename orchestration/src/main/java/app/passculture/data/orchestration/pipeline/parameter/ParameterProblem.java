package app.passculture.data.orchestration.pipeline.parameter;

/** What is wrong with one run parameter. */
public record ParameterProblem(String field, String message) {

    @Override
    public String toString() {
        return field + ": " + message;
    }
}

package app.passculture.data.orchestration.pipeline.parameter;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with the parameters; the fault of who declared the record or of who gave the values. */
public final class ParameterException extends RuntimeException {

    private final transient List<ParameterProblem> problems;

    ParameterException(List<ParameterProblem> problems) {
        super(problems.stream().map(ParameterProblem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<ParameterProblem> problems() {
        return problems;
    }
}

package app.passculture.data.orchestration.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with a pipeline; the fault of who wrote it, or of a setting or pool that is missing where it is loaded. */
public final class DefinitionException extends RuntimeException {

    private final transient List<Problem> problems;

    DefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}

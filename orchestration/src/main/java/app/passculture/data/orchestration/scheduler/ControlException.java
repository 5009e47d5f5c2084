package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.pipeline.parameter.ParameterProblem;
import java.util.List;

/** An order that is not carried out. The cases say why. */
public abstract sealed class ControlException extends RuntimeException {

    private ControlException(String message) {
        super(message);
    }

    /** What it names does not exist. */
    public static final class NotFound extends ControlException {
        public NotFound(String message) {
            super(message);
        }
    }

    /** What it wants is there already, or cannot be in the present state. */
    public static final class Conflict extends ControlException {
        public Conflict(String message) {
            super(message);
        }
    }

    /** It contradicts itself or what is declared. */
    public static final class Invalid extends ControlException {

        private final transient List<ParameterProblem> problems;

        public Invalid(String message, List<ParameterProblem> problems) {
            super(message);
            this.problems = List.copyOf(problems);
        }

        /** What is wrong with which run parameter; empty if the fault lies elsewhere. */
        public List<ParameterProblem> problems() {
            return problems;
        }
    }

    /** This node cannot do it just now; the same order may succeed in a moment. */
    public static final class Unavailable extends ControlException {
        public Unavailable(String message) {
            super(message);
        }
    }
}

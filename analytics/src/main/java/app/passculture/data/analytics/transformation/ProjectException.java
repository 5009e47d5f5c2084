package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A project that cannot be read; the case says whose fault it is. */
@SuppressWarnings("serial") // never serialised
public abstract sealed class ProjectException extends RuntimeException {

    private ProjectException(String message) {
        super(message);
    }

    private ProjectException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The files say something wrong: the author's fault. */
    public static final class Invalid extends ProjectException {
        private final List<Problem> problems;

        Invalid(List<Problem> problems) {
            super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
            this.problems = List.copyOf(problems);
        }

        static Invalid at(Position position, String message) {
            return new Invalid(List.of(Problem.at(position, message)));
        }

        /** Everything that is wrong, in the order of files and lines. */
        public List<Problem> problems() {
            return problems;
        }
    }

    /** What was asked for cannot be: an unknown target, a selector that does not parse: the caller's fault. */
    public static final class BadRequest extends ProjectException {
        public BadRequest(String message) {
            super(message);
        }
    }

    /** A file cannot be read or written: the outside world's fault. */
    public static final class Unreachable extends ProjectException {
        public Unreachable(Path path, IOException cause) {
            super("cannot read or write " + path + ": " + cause.getMessage(), cause);
        }
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Position;
import app.passculture.data.analytics.template.TemplateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Gathers what is wrong, from any thread, so that one run tells all of it. */
final class Problems {

    private final Queue<Problem> found = new ConcurrentLinkedQueue<>();
    private final Queue<Problem> warnings = new ConcurrentLinkedQueue<>();

    void add(Position position, String message) {
        found.add(Problem.at(position, message));
    }

    void warn(Position position, String message) {
        warnings.add(Problem.at(position, message));
    }

    /** Runs a step; what goes wrong in it is noted and the next step goes on. */
    void noting(Runnable step) {
        try {
            step.run();
        } catch (TemplateException exception) {
            found.add(Problem.of(exception));
        } catch (ProjectException.Invalid invalid) {
            found.addAll(invalid.problems());
        }
    }

    /** What a step gives; empty when something went wrong in it, which is noted. */
    <T> Optional<T> find(Supplier<T> step) {
        List<T> made = new ArrayList<>();
        noting(() -> made.add(step.get()));
        return made.stream().findFirst();
    }

    List<Problem> warnings() {
        return sorted(warnings);
    }

    /** Throws when anything is wrong. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProjectException.Invalid(sorted(found));
        }
    }

    private static List<Problem> sorted(Queue<Problem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(
                                (Problem problem) -> problem.position().path())
                        .thenComparingInt(problem -> problem.position().line())
                        .thenComparingInt(problem -> problem.position().column())
                        .thenComparing(Problem::message))
                .toList();
    }
}

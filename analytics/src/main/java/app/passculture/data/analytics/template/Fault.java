package app.passculture.data.analytics.template;

import org.jspecify.annotations.Nullable;

/** A problem whose place is not known yet; the evaluator adds it and throws the {@link TemplateException}. */
@SuppressWarnings("serial") // never serialised
final class Fault extends RuntimeException {

    /** Whose fault it is. */
    enum Kind {
        UNDEFINED,
        EVALUATION,
        LIMIT
    }

    private final Kind kind;

    private Fault(Kind kind, String problem, @Nullable Throwable cause) {
        super(problem, cause, false, false);
        this.kind = kind;
    }

    static Fault of(String problem) {
        return new Fault(Kind.EVALUATION, problem, null);
    }

    static Fault of(String problem, Throwable cause) {
        return new Fault(Kind.EVALUATION, problem, cause);
    }

    static Fault undefined(String problem) {
        return new Fault(Kind.UNDEFINED, problem, null);
    }

    static Fault limit(String problem) {
        return new Fault(Kind.LIMIT, problem, null);
    }

    TemplateException at(Origin origin) {
        String problem = String.valueOf(getMessage());
        return switch (kind) {
            case UNDEFINED -> new TemplateException.UndefinedName(problem, origin);
            case EVALUATION -> new TemplateException.Evaluation(problem, origin, getCause());
            case LIMIT -> new TemplateException.Limit(problem, origin);
        };
    }
}

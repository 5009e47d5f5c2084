package app.passculture.data.analytics.template;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A template that cannot be read or rendered; the case says whose fault it is, the message says where. */
@SuppressWarnings("serial") // never serialised
public abstract sealed class TemplateException extends RuntimeException {

    private static final int CHAIN_SHOWN = 20;

    private final String problem;
    private final Origin origin;

    private TemplateException(String problem, Origin origin, @Nullable Throwable cause) {
        super(message(problem, origin), cause);
        this.problem = problem;
        this.origin = origin;
    }

    private static String message(String problem, Origin origin) {
        return origin.position() + ": " + problem + calls(origin);
    }

    private static String calls(Origin origin) {
        return origin.chain().stream()
                .limit(CHAIN_SHOWN)
                .map(site -> "\n  in macro '" + site.macro() + "' called from "
                        + site.from().position())
                .collect(Collectors.joining());
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    /** Where it is wrong, with the macro calls that led there. */
    public Origin origin() {
        return origin;
    }

    public Position position() {
        return origin.position();
    }

    /** The lines around the place, with a caret under it. */
    public String excerpt() {
        return origin.source().excerpt(origin.offset());
    }

    /** The text is not a template: the author's fault. */
    public static final class Syntax extends TemplateException {
        Syntax(String problem, Origin origin) {
            super(problem, origin, null);
        }
    }

    /** A name, attribute, filter or test that does not exist: the author's fault. */
    public static final class UndefinedName extends TemplateException {
        UndefinedName(String problem, Origin origin) {
            super(problem, origin, null);
        }
    }

    /** An operation that the values do not allow: the author's fault. */
    public static final class Evaluation extends TemplateException {
        Evaluation(String problem, Origin origin, @Nullable Throwable cause) {
            super(problem, origin, cause);
        }
    }

    /** A function of the caller's said no: unknown ref, missing variable, raise_compiler_error. */
    public static final class Refused extends TemplateException {
        Refused(String problem, Origin origin, @Nullable Throwable cause) {
            super(problem, origin, cause);
        }
    }

    /** The template wants more steps, output, depth or time than the limits give. */
    public static final class Limit extends TemplateException {
        Limit(String problem, Origin origin) {
            super(problem, origin, null);
        }
    }
}

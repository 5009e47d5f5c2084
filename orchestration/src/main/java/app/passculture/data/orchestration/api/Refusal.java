package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.administration.AdministrationException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A request that gets no answer but an error, in the shape that clients know. */
abstract sealed class Refusal extends RuntimeException {

    private Refusal(String message) {
        super(message);
    }

    static Refusal of(AdministrationException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case AdministrationException.NotFound _ -> new NotFound(message);
            case AdministrationException.Conflict _ -> new Conflict(message);
            case AdministrationException.Refused _ -> new Bad(message);
            case AdministrationException.Invalid invalid -> Invalid.field("body", invalid.field(), message);
        };
    }

    abstract HttpStatus status();

    Object detail() {
        return String.valueOf(getMessage());
    }

    /** What it is about does not exist. */
    static final class NotFound extends Refusal {
        NotFound(String message) {
            super(message);
        }

        @Override
        HttpStatus status() {
            return HttpStatus.NOT_FOUND;
        }
    }

    /** What it wants is there already, or cannot be now. */
    static final class Conflict extends Refusal {
        Conflict(String message) {
            super(message);
        }

        @Override
        HttpStatus status() {
            return HttpStatus.CONFLICT;
        }
    }

    /** It makes no sense as a whole. */
    static final class Bad extends Refusal {
        Bad(String message) {
            super(message);
        }

        @Override
        HttpStatus status() {
            return HttpStatus.BAD_REQUEST;
        }
    }

    /** Nobody may do this here. */
    static final class Forbidden extends Refusal {
        Forbidden(String message) {
            super(message);
        }

        @Override
        HttpStatus status() {
            return HttpStatus.FORBIDDEN;
        }
    }

    /** Single values in it are wrong. */
    static final class Invalid extends Refusal {
        private final transient List<Violation> violations;

        Invalid(List<Violation> violations) {
            super(violations.toString());
            this.violations = List.copyOf(violations);
        }

        static Invalid field(String where, String field, String message) {
            return new Invalid(List.of(new Violation(List.of(where, field), message, "value_error")));
        }

        @Override
        HttpStatus status() {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }

        @Override
        Object detail() {
            return violations;
        }
    }
}

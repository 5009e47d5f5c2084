package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.scheduler.ControlException;
import app.passculture.data.orchestration.web.Screens;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;

/** Pages for what is not there, for orders that are refused, and for what should not happen. */
@ControllerAdvice(basePackageClasses = Screens.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final System.Logger LOGGER = System.getLogger(Problems.class.getName());

    private final Screens screens;

    Problems(Screens screens) {
        this.screens = screens;
    }

    @ExceptionHandler
    View missing(Missing missing) {
        return show("missing", String.valueOf(missing.getMessage()), HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    View refused(ControlException refused) {
        String detail = String.valueOf(refused.getMessage());
        return switch (refused) {
            case ControlException.NotFound _ -> show("missing", detail, HttpStatus.NOT_FOUND);
            case ControlException.Conflict _ -> show("conflict", detail, HttpStatus.CONFLICT);
            case ControlException.Invalid _ -> show("invalid", detail, HttpStatus.UNPROCESSABLE_CONTENT);
            case ControlException.Unavailable _ -> show("unavailable", detail, HttpStatus.SERVICE_UNAVAILABLE);
        };
    }

    @ExceptionHandler
    View unreadable(TypeMismatchException unreadable) {
        return show("invalid", String.valueOf(unreadable.getMessage()), HttpStatus.BAD_REQUEST);
    }

    /** Nothing of it is shown but a number, under which the log has it all; a stream that has begun just ends. */
    @ExceptionHandler
    @Nullable
    View broken(RuntimeException failure, HttpServletResponse response) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOGGER.log(Level.ERROR, "a page failed, number " + number, failure);
        return response.isCommitted() ? null : show("broken", number, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private View show(String kind, String detail, HttpStatus status) {
        return screens.show("pipeline/problem", new Problem(kind, detail, status.value()), status);
    }
}

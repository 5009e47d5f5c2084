package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.access.Browsers;
import app.passculture.data.orchestration.administration.AdministrationException;
import app.passculture.data.orchestration.listing.UnknownOrder;
import app.passculture.data.orchestration.scheduler.ControlException;
import app.passculture.data.orchestration.vault.Vault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Says what went wrong as {@code {"detail": …}}. */
@RestControllerAdvice
class Errors {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Vault vault;

    Errors(Vault vault) {
        this.vault = vault;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        return answer(refusal.status(), refusal.detail());
    }

    @ExceptionHandler
    ResponseEntity<Object> notChanged(AdministrationException failure) {
        return refused(Refusal.of(failure));
    }

    @ExceptionHandler
    ResponseEntity<Object> unordered(UnknownOrder unknown) {
        return answer(HttpStatus.BAD_REQUEST, String.valueOf(unknown.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notCarriedOut(ControlException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case ControlException.NotFound _ -> answer(HttpStatus.NOT_FOUND, message);
            case ControlException.Conflict _ -> answer(HttpStatus.CONFLICT, message);
            case ControlException.Unavailable _ -> answer(HttpStatus.SERVICE_UNAVAILABLE, message);
            case ControlException.Invalid invalid ->
                invalid.problems().isEmpty()
                        ? answer(HttpStatus.BAD_REQUEST, message)
                        : refused(new Refusal.Invalid(invalid.problems().stream()
                                .map(problem -> new Violation(
                                        List.of("body", "conf", problem.field()), problem.message(), "value_error"))
                                .toList()));
        };
    }

    /** The reader of a stream has gone: there is nobody to tell. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {}

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (failure instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            if (Browsers.wantPage(request)) {
                response.sendError(status.value());
                return null;
            }
            String reason = HttpStatus.valueOf(status.value()).getReasonPhrase();
            return ResponseEntity.status(status)
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("detail", reason));
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        LOG.error("An answer failed: {}", vault.masked(trace.toString()));
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "The answer failed; the log of the server says why");
    }

    private static ResponseEntity<Object> answer(HttpStatus status, Object detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("detail", detail));
    }
}

package app.passculture.data.recommendation.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.UriUtils;

/** Says what went wrong as Problem Details (RFC 9457); the caller learns nothing of our insides. */
@ControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        headers.set(HttpHeaders.ALLOW, "GET,HEAD,OPTIONS");
        return super.handleHttpRequestMethodNotSupported(failure, headers, status, request);
    }

    /** Not logged, and its message not told: it quotes the value, which may be the token. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException failure, WebRequest request) {
        return problem(HttpStatus.BAD_REQUEST, "A parameter of the query is not percent-encoded UTF-8", request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(RuntimeException failure, WebRequest request) {
        LOG.error("An answer failed", failure);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "The answer failed; the log of this request id says why", request);
    }

    private ResponseEntity<Object> problem(HttpStatus status, String detail, WebRequest request) {
        return createResponseEntity(
                ProblemDetail.forStatusAndDetail(status, detail), new HttpHeaders(), status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && request instanceof ServletWebRequest call) {
            // Spring would take the path as it came, and fail on one that is no URI, such as /{{user_id}}.
            problem.setInstance(URI.create(UriUtils.encodePath(call.getRequest().getServletPath(), UTF_8)));
        }
        return super.createResponseEntity(body, headers, status, request);
    }
}

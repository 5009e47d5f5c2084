package app.passculture.data.recommendation.api.recommend;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The caller's fault: a value of the request means nothing; says which one, and what would. */
final class UnusableValue extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 100;

    UnusableValue(String name, String value, String wanted) {
        super(HttpStatus.BAD_REQUEST, problem(name, value, wanted), null);
    }

    private static ProblemDetail problem(String name, String value, String wanted) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "%s '%s' is not %s".formatted(name, shortened(value), wanted));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_QUOTE ? value : value.substring(0, LONGEST_QUOTE) + "…";
    }
}

package app.passculture.data.recommendation.api.recommend;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Our fault, for a while: there is no snapshot to answer from yet. */
final class NotReady extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    NotReady() {
        super(HttpStatus.SERVICE_UNAVAILABLE, problem(), null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
    }

    private static ProblemDetail problem() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The offers are not loaded yet; try again in a moment");
    }
}

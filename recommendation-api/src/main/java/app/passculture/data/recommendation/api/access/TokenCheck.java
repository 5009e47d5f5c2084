package app.passculture.data.recommendation.api.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Turns away calls without the token, before anything of the call is looked at. */
final class TokenCheck implements HandlerInterceptor {

    private static final byte[] FORBIDDEN = "Forbidden".getBytes(US_ASCII);

    private final ApiToken token;
    private final Timer timer;

    TokenCheck(ApiToken token, Timer timer) {
        this.token = token;
        this.timer = timer;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            return true;
        }
        long start = System.nanoTime();
        boolean welcome = token.isShownBy(request);
        timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        if (!welcome) {
            refuse(response);
        }
        return welcome;
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/html;charset=utf-8");
        response.getOutputStream().write(FORBIDDEN);
    }
}

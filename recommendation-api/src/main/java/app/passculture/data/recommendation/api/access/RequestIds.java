package app.passculture.data.recommendation.api.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Names every call: by what the caller or Google's front end says, else by a new id; in each log line and in the answer. */
final class RequestIds extends HttpFilter {

    static final String HEADER = "X-Request-Id";

    // A foreign text enters our logs only in this alphabet and up to this length.
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final transient Supplier<UUID> ids;

    RequestIds(Supplier<UUID> ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = idOf(request);
        response.setHeader(HEADER, id);
        MDC.put("request_id", id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("request_id");
        }
    }

    private String idOf(HttpServletRequest request) {
        return acceptable(request.getHeader(HEADER))
                .or(() -> acceptable(traceOf(request.getHeader("X-Cloud-Trace-Context"))))
                .orElseGet(() -> ids.get().toString());
    }

    private static @Nullable String traceOf(@Nullable String context) {
        return context == null ? null : context.split("/", 2)[0];
    }

    private static Optional<String> acceptable(@Nullable String id) {
        return Optional.ofNullable(id).filter(text -> ACCEPTABLE.matcher(text).matches());
    }
}

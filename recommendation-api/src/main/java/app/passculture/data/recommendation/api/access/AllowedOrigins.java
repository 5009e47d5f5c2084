package app.passculture.data.recommendation.api.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells browsers which other origins may read the answers, on every path and on errors too. */
final class AllowedOrigins extends HttpFilter {

    private static final String ASKED_METHOD = "Access-Control-Request-Method";
    private static final String ASKED_HEADERS = "Access-Control-Request-Headers";
    private static final String METHODS = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private final transient Pattern origins;

    AllowedOrigins(Pattern origins) {
        this.origins = origins;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String origin = request.getHeader("Origin");
        boolean preflight = isPreflight(request);
        if (origin != null && origins.matcher(origin).matches()) {
            allow(origin, response);
            if (preflight) {
                answerPreflight(request.getHeader(ASKED_HEADERS), response);
            }
        }
        chain.doFilter(preflight ? new PlainOptions(request) : request, response);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader(ASKED_METHOD) != null;
    }

    private static void allow(String origin, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.addHeader("Vary", "Origin");
    }

    private static void answerPreflight(@Nullable String askedHeaders, HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        if (askedHeaders != null && !askedHeaders.isBlank()) {
            response.setHeader("Access-Control-Allow-Headers", sorted(askedHeaders));
        }
    }

    private static String sorted(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The same call without the question, because Spring would answer it with its own rules. */
    private static final class PlainOptions extends HttpServletRequestWrapper {

        PlainOptions(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(ASKED_METHOD) ? null : super.getHeader(name);
        }
    }
}

package app.passculture.data.orchestration.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;

/** Which role a request needs. */
final class Rules {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What holds values of pipelines' settings, or says what people did. */
    private static final Pattern FOR_OPERATORS = Pattern.compile(
            "(?:/api/v2/(?:variables|connections|config|eventLogs)|/admin/(?:variables|connections))(?:/.*)?|/audit");

    /** Reads whose filters are too long for a query, favourites and tokens of one's own. */
    private static final Pattern HARMLESS = Pattern.compile(
            "/api/v2/dags/[^/]+/(?:dagRuns/list|dagRuns/[^/]+/taskInstances/list|favorite|unfavorite)|(?:/ui-api/v1|/admin)/tokens(?:/.*)?|/auth/logout");

    private static final Pattern FOR_ADMINS = Pattern.compile("(?:/ui-api/v1|/admin)/users(?:/.*)?");
    private static final Pattern PIPELINE = Pattern.compile("/api/v2/dags/[^/]+");

    private Rules() {}

    static Role needed(HttpServletRequest request) {
        String path = request.getServletPath();
        boolean forAdmins = FOR_ADMINS.matcher(path).matches()
                || (request.getMethod().equals("DELETE")
                        && PIPELINE.matcher(path).matches());
        if (forAdmins) {
            return Role.ADMIN;
        }
        boolean harmless = READING.contains(request.getMethod())
                ? !FOR_OPERATORS.matcher(path).matches()
                : HARMLESS.matcher(path).matches();
        return harmless ? Role.VIEWER : Role.OPERATOR;
    }
}

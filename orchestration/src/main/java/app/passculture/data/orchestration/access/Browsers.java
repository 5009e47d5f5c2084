package app.passculture.data.orchestration.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Tells people who want a page from programs that want JSON. */
public final class Browsers {
    private Browsers() {}

    public static boolean wantPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getServletPath();
        return accepted != null
                && accepted.contains("text/html")
                && !path.startsWith("/api/")
                && !path.startsWith("/ui-api/");
    }
}

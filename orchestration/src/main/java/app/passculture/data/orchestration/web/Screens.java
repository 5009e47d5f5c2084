package app.passculture.data.orchestration.web;

import app.passculture.data.orchestration.access.Person;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;

/** Makes HTML of templates: each has the parameters frame and page. */
public final class Screens {
    private static final String HTML = "text/html;charset=utf-8";

    private final TemplateEngine templates;
    private final Assets assets;
    private final Clock clock;

    Screens(TemplateEngine templates, Assets assets, Clock clock) {
        this.templates = templates;
        this.assets = assets;
        this.clock = clock;
    }

    /** What a handler returns to answer with a page, or with the part of one that a script asked for. */
    public View show(String template, Object page) {
        return show(template, page, HttpStatus.OK);
    }

    public View show(String template, Object page, HttpStatus status) {
        return new TemplateView(template, page, status);
    }

    /** What a page made for this request would know. */
    public Frame frame(HttpServletRequest request) {
        CsrfToken proof = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(
                Texts.in(Preferences.locale(request)),
                request.getUserPrincipal() instanceof Authentication who && who.getPrincipal() instanceof Person person
                        ? person
                        : null,
                request.getRequestURI(),
                proof == null ? "" : proof.getToken(),
                Preferences.look(request),
                assets,
                clock.instant());
    }

    private final class TemplateView implements View {
        private final String template;
        private final Object page;
        private final HttpStatus status;

        TemplateView(String template, Object page, HttpStatus status) {
            this.template = template;
            this.page = page;
            this.status = status;
        }

        @Override
        public void render(
                @org.jspecify.annotations.Nullable Map<String, ?> unused,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            Utf8ByteOutput out = new Utf8ByteOutput();
            // Rendered whole before anything is sent: a page that fails half-way becomes an error page, not half a
            // page.
            templates.render(template + ".jte", Map.of("frame", frame(request), "page", page), out);
            response.setStatus(status.value());
            response.setContentType(HTML);
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(out.getContentLength());
            out.writeTo(response.getOutputStream());
        }
    }
}

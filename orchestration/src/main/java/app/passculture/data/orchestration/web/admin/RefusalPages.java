package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a browser sees of an address without a page, or of one that its reader must not open. */
@Component
class RefusalPages implements ErrorViewResolver {
    private final Screens screens;

    RefusalPages(Screens screens) {
        this.screens = screens;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Problem problem = new Problem(kind(status), String.valueOf(model.get("path")), status.value());
        return new ModelAndView(screens.show("pipeline/problem", problem, status));
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "missing";
            case FORBIDDEN, UNAUTHORIZED -> "forbidden";
            default -> status.is4xxClientError() ? "invalid" : "broken";
        };
    }
}

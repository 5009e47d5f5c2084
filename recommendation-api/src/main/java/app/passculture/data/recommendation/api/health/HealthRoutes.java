package app.passculture.data.recommendation.api.health;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The routes that monitoring watches; always 200, the body tells. */
@Controller
class HealthRoutes {

    private final Views views;

    HealthRoutes(Views views) {
        this.views = views;
    }

    @GetMapping("/health/{view:recommendable_offers|non_recommendable_offers|iris_venues_mv}")
    void health(@PathVariable String view, HttpServletResponse response) throws IOException {
        byte[] body = views.stateOf(View.named(view)).json();
        response.setContentType("application/json");
        response.getOutputStream().write(body);
    }
}

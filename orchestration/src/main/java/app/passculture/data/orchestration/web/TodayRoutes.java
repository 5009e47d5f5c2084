package app.passculture.data.orchestration.web;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first page: what is wrong, what runs, what comes. */
@Controller
class TodayRoutes {
    private final Today today;
    private final Screens screens;
    private final Clock clock;

    TodayRoutes(Today today, Screens screens, Clock clock) {
        this.today = today;
        this.screens = screens;
        this.clock = clock;
    }

    /** The whole page, or only what changes on it. */
    @GetMapping("/")
    View today(@RequestParam(defaultValue = "") String part) {
        return screens.show(part.equals("news") ? "today/news" : "today/page", today.at(clock.instant()));
    }
}

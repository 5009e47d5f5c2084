package app.passculture.data.orchestration.web.palette;

import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.web.Screens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Answers the palette, letter by letter. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class PaletteRoutes {
    private final Palette palette;
    private final Screens screens;

    PaletteRoutes(Screens screens, Catalogue catalogue, JdbcClient sql) {
        this.palette = new Palette(new PaletteRows(sql), catalogue);
        this.screens = screens;
    }

    @GetMapping("/palette")
    View offers(
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String at,
            HttpServletRequest request) {
        return screens.show("palette/list", palette.offers(typed, Here.of(at), screens.frame(request)));
    }
}

package app.passculture.data.orchestration.web;

import app.passculture.data.orchestration.access.LoginPlace;
import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.scheduler.Control;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of pipelines, and the switches on it. */
@Controller
class PipelinesRoutes {
    private final PipelineRows rows;
    private final Catalogue catalogue;
    private final Control control;
    private final Screens screens;

    PipelinesRoutes(PipelineRows rows, Catalogue catalogue, Control control, Screens screens) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.control = control;
        this.screens = screens;
    }

    /** The whole page, or only its list. */
    @GetMapping("/pipelines")
    View pipelines(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String part) {
        List<PipelinesPage.Row> all = rows.rows();
        PipelinesPage.Wish wish = new PipelinesPage.Wish(search, tag, standing);
        return screens.show(
                part.equals("list") ? "pipelines/list" : "pipelines/page",
                new PipelinesPage(
                        wish,
                        all.stream().filter(wish::allows).toList(),
                        all.stream()
                                .flatMap(row -> row.tags().stream())
                                .distinct()
                                .sorted()
                                .toList(),
                        broken()));
    }

    private List<PipelinesPage.Broken> broken() {
        return catalogue.errors().stream()
                .map(error -> new PipelinesPage.Broken(
                        error.definedBy(),
                        error.problems().stream().map(Object::toString).toList()))
                .toList();
    }

    @PostMapping("/pipelines/{pipeline}/pause")
    ResponseEntity<Void> pause(
            @PathVariable String pipeline,
            @RequestParam(defaultValue = "/pipelines") String back,
            @AuthenticationPrincipal Person person) {
        control.pause(pipeline, person.onPages());
        return to(back);
    }

    @PostMapping("/pipelines/{pipeline}/unpause")
    ResponseEntity<Void> unpause(
            @PathVariable String pipeline,
            @RequestParam(defaultValue = "/pipelines") String back,
            @AuthenticationPrincipal Person person) {
        control.unpause(pipeline, person.onPages());
        return to(back);
    }

    private static ResponseEntity<Void> to(String back) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, LoginPlace.local(back))
                .build();
    }
}

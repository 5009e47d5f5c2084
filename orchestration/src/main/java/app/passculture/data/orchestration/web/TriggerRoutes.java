package app.passculture.data.orchestration.web;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.history.Runs;
import app.passculture.data.orchestration.pipeline.parameter.ParameterProblem;
import app.passculture.data.orchestration.scheduler.Catalogue;
import app.passculture.data.orchestration.scheduler.Control;
import app.passculture.data.orchestration.scheduler.ControlException;
import app.passculture.data.orchestration.scheduler.Trigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Starts runs by hand. */
@Controller
class TriggerRoutes {
    private final Catalogue catalogue;
    private final Control control;
    private final Screens screens;
    private final JsonMapper json;
    private final Runs runs;

    TriggerRoutes(Catalogue catalogue, Control control, Screens screens, JsonMapper json, Runs runs) {
        this.runs = runs;
        this.catalogue = catalogue;
        this.control = control;
        this.screens = screens;
        this.json = json;
    }

    @GetMapping("/pipelines/{pipeline}/trigger")
    View form(@PathVariable String pipeline, @RequestParam Map<String, String> sent) {
        return show(
                pipeline,
                sent.containsKey("like") ? like(pipeline, sent.get("like")) : sent,
                "",
                List.of(),
                HttpStatus.OK);
    }

    /** The parameters of an earlier run, as the form would have sent them. */
    private Map<String, String> like(String pipeline, String run) {
        Map<String, String> sent = new HashMap<>();
        JsonNode parameters = json.readTree(runs.find(pipeline, run)
                .orElseThrow(() -> new ControlException.NotFound("there is no run " + run + " of " + pipeline))
                .parameters());
        parameters.properties().forEach(parameter -> sent.put(parameter.getKey(), text(parameter.getValue())));
        return sent;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(TriggerRoutes::text).collect(Collectors.joining("\n"))
                : value.isNull() ? "" : value.asString();
    }

    @PostMapping("/pipelines/{pipeline}/trigger")
    View trigger(
            @PathVariable String pipeline,
            @RequestParam Map<String, String> sent,
            @AuthenticationPrincipal Person person) {
        try {
            String note = sent.getOrDefault("note", "").strip();
            Trigger wanted =
                    new Trigger(form(pipeline).parameters(sent), null, null, null, null, note.isEmpty() ? null : note);
            return to(pipeline, control.trigger(pipeline, wanted, person.onPages()));
        } catch (ControlException.Invalid wrong) {
            return show(
                    pipeline,
                    sent,
                    String.valueOf(wrong.getMessage()),
                    wrong.problems(),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (ControlException.Conflict | ControlException.Unavailable refused) {
            return show(pipeline, sent, String.valueOf(refused.getMessage()), List.of(), HttpStatus.CONFLICT);
        }
    }

    private static View to(String pipeline, String run) {
        return SeeOther.at(UriComponentsBuilder.fromPath("/pipelines/{pipeline}/runs/{run}")
                .encode()
                .build(pipeline, run)
                .toString());
    }

    private TriggerForm form(String pipeline) {
        return new TriggerForm(catalogue
                .find(pipeline)
                .orElseThrow(() -> new ControlException.NotFound("there is no pipeline " + pipeline))
                .pipeline()
                .spec()
                .parameters());
    }

    private View show(
            String pipeline,
            Map<String, String> sent,
            String fault,
            List<ParameterProblem> problems,
            HttpStatus status) {
        TriggerForm form = form(pipeline);
        String body = json.writeValueAsString(Map.of("conf", form.parameters(sent)));
        return screens.show(
                "trigger/page",
                new TriggerPage(
                        pipeline,
                        form.fields(sent, problems),
                        sent.getOrDefault("note", ""),
                        fault,
                        "curl -X POST -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\\n  -d '"
                                + body.replace("'", "'\\''") + "' \\\n  \"$SCHEDULER/api/v2/dags/" + pipeline
                                + "/dagRuns\""),
                status);
    }
}

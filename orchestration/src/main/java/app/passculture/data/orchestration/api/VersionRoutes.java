package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.history.FoundPipeline;
import app.passculture.data.orchestration.history.FoundVersion;
import app.passculture.data.orchestration.history.Pipelines;
import app.passculture.data.orchestration.listing.Page;
import app.passculture.data.orchestration.listing.Window;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The versions of pipelines and what they say. */
@RestController
@RequestMapping("/api/v2")
class VersionRoutes {
    private final Pipelines pipelines;
    private final Lookup lookup;

    VersionRoutes(Pipelines pipelines, Lookup lookup) {
        this.pipelines = pipelines;
        this.lookup = lookup;
    }

    @GetMapping("/dags/{dag}/dagVersions")
    ResponseEntity<Object> list(@PathVariable String dag, Query query) {
        boolean all = dag.equals(Lookup.ALL);
        if (!all) {
            lookup.requirePipeline(dag);
        }
        Page<FoundVersion> found = pipelines.versions(
                new Pipelines.VersionFilter(
                        all ? null : dag,
                        query.integer("version_number"),
                        query.text("bundle_name"),
                        query.text("bundle_version")),
                query.orderBy(),
                query.window());
        return Answers.page("dag_versions", found.map(DagAnswers.Version::of));
    }

    @GetMapping("/dags/{dag}/dagVersions/{number}")
    DagAnswers.Version get(@PathVariable String dag, @PathVariable int number) {
        return DagAnswers.Version.of(version(dag, number));
    }

    /** The Java source where it was kept, otherwise the specification. */
    @GetMapping("/dagSources/{dag}")
    ResponseEntity<Object> source(@PathVariable String dag, Query query, Caller caller, HttpServletRequest request) {
        FoundPipeline pipeline = lookup.pipeline(dag, caller);
        Integer wanted = query.integer("version_number");
        FoundVersion version = wanted == null ? pipeline.version() : version(dag, wanted);
        String content = pipelines.source(version.id()).orElseGet(() -> SpecJson.write(pipelines.spec(version.id())));
        if (wantsText(request.getHeader(HttpHeaders.ACCEPT))) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(content);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("content", content);
        answer.put("dag_id", dag);
        answer.put("version_number", version.number());
        answer.put("dag_display_name", dag);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    private static boolean wantsText(@Nullable String accepted) {
        return accepted != null && accepted.startsWith(MediaType.TEXT_PLAIN_VALUE);
    }

    private FoundVersion version(String dag, int number) {
        return pipelines
                .versions(new Pipelines.VersionFilter(dag, number, null, null), List.of(), new Window(1, 0))
                .rows()
                .stream()
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("The pipeline %s has no version %d".formatted(dag, number)));
    }
}

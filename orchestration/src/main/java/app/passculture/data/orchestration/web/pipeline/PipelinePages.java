package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.schedule.Schedule;
import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecDifference;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import app.passculture.data.orchestration.web.Screens;
import app.passculture.data.orchestration.web.pipeline.PipelinePage.VersionRow;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/** The page of a pipeline, tab by tab. */
@Controller
@ConditionalOnBooleanProperty(name = "orchestration.roles.ui", matchIfMissing = true)
class PipelinePages {

    private static final Instant EVER = PipelineFrame.EVER;
    private static final int TABLE_ROWS = 100;

    private final PipelineFrame frame;
    private final PipelineReads pipelines;
    private final RunReads runs;
    private final Grids grids;
    private final Versions versions;
    private final Clock clock;

    PipelinePages(Screens screens, Grids grids, Versions versions, JdbcClient sql, Clock clock) {
        this.frame = new PipelineFrame(screens, versions, sql);
        this.pipelines = new PipelineReads(sql);
        this.runs = new RunReads(sql);
        this.grids = grids;
        this.versions = versions;
        this.clock = clock;
    }

    @GetMapping("/pipelines/{pipeline}")
    View grid(
            @PathVariable String pipeline,
            @RequestParam(defaultValue = "25") int runs,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "") String view,
            @RequestParam(defaultValue = "") String done) {
        PipelineHead head = pipelines.head(pipeline);
        int columns = Math.clamp(runs, 1, 500);
        Optional<PipelinePage.TableOfCells> table = view.equals("table")
                ? Optional.of(table(head, moment(before), Math.min(columns, 25), page))
                : Optional.empty();
        return frame.show(head, new PipelinePage.GridTab(columns, before, table, Done.message(done)));
    }

    private PipelinePage.TableOfCells table(PipelineHead head, Instant before, int columns, int page) {
        Grid grid = grids.of(head, before, columns);
        int pages = Math.max(1, (grid.rows().size() + TABLE_ROWS - 1) / TABLE_ROWS);
        int shown = Math.clamp(page, 0, pages - 1);
        List<PipelinePage.CellRow> rows = new ArrayList<>();
        for (int row = shown * TABLE_ROWS; row < Math.min(grid.rows().size(), (shown + 1) * TABLE_ROWS); row++) {
            int at = row;
            rows.add(new PipelinePage.CellRow(
                    grid.rows().get(row).task(),
                    grid.cells().stream()
                            .map(column -> Letters.state(column[at]))
                            .toList()));
        }
        return new PipelinePage.TableOfCells(
                grid.columns().stream()
                        .map(column ->
                                new PipelinePage.ColumnHead(column.run(), column.state(), Instant.parse(column.at())))
                        .toList(),
                rows,
                shown,
                pages);
    }

    /** The cells of the grid, for the script that draws them. */
    @GetMapping("/pipelines/{pipeline}/grid/cells")
    ResponseEntity<byte[]> cells(
            @PathVariable String pipeline,
            @RequestParam(defaultValue = "25") int runs,
            @RequestParam(defaultValue = "") String before) {
        Grid grid = grids.of(pipelines.head(pipeline), moment(before), Math.clamp(runs, 1, 500));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Encoding", "gzip")
                .cacheControl(CacheControl.noStore())
                .body(Zipped.of(grid.packed()));
    }

    @GetMapping("/pipelines/{pipeline}/runs")
    View runs(
            @PathVariable String pipeline,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String done) {
        PipelineHead head = pipelines.head(pipeline);
        List<RunHead> found = runs.latest(pipeline, moment(before), 51);
        List<RunHead> shown = found.subList(0, Math.min(50, found.size()));
        return frame.show(
                head,
                new PipelinePage.RunsTab(
                        shown, found.size() > 50 ? shown.getLast().interval().runAfter() : null, Done.message(done)));
    }

    @GetMapping("/pipelines/{pipeline}/calendar")
    View calendar(@PathVariable String pipeline, @RequestParam(defaultValue = "0") int year) {
        PipelineHead head = pipelines.head(pipeline);
        int shown = year > 1970 && year < 9999
                ? year
                : clock.instant().atOffset(ZoneOffset.UTC).getYear();
        return frame.show(
                head,
                Calendars.of(
                        shown,
                        pipelines.days(
                                pipeline, java.time.LocalDate.of(shown, 1, 1), java.time.LocalDate.of(shown, 12, 31))));
    }

    @GetMapping("/pipelines/{pipeline}/durations")
    View durations(@PathVariable String pipeline) {
        PipelineHead head = pipelines.head(pipeline);
        List<RunHead> latest = new ArrayList<>(runs.latest(pipeline, EVER, 100));
        Collections.reverse(latest);
        Optional<Usual> usual = runs.usual(pipeline);
        java.time.LocalDate today = java.time.LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return frame.show(
                head,
                new PipelinePage.DurationsTab(
                        Durations.of(latest, usual),
                        usual,
                        pipelines.days(pipeline, today.minusDays(30), today).reversed()));
    }

    @GetMapping("/pipelines/{pipeline}/versions")
    View versions(
            @PathVariable String pipeline,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to) {
        PipelineHead head = pipelines.head(pipeline);
        List<VersionRow> all = pipelines.versions(pipeline);
        Optional<VersionRow> after = all.stream()
                .filter(row -> row.number() == (to == 0 ? head.versionNumber() : to))
                .findFirst();
        Optional<VersionRow> before = all.stream()
                .filter(row ->
                        from == 0 ? row.number() < after.map(VersionRow::number).orElse(0) : row.number() == from)
                .findFirst();
        Optional<SpecDifference> difference = before.flatMap(
                one -> after.map(other -> SpecDifference.between(versions.spec(one.id()), versions.spec(other.id()))));
        return frame.show(
                head,
                new PipelinePage.VersionsTab(
                        all,
                        before.map(VersionRow::number).orElse(0),
                        after.map(VersionRow::number).orElse(0),
                        difference));
    }

    @GetMapping("/pipelines/{pipeline}/code")
    View code(@PathVariable String pipeline) {
        PipelineHead head = pipelines.head(pipeline);
        return frame.show(
                head,
                new PipelinePage.CodeTab(
                        pipelines.source(head.version()),
                        Columns.readable(SpecJson.write(versions.spec(head.version())))));
    }

    @GetMapping("/pipelines/{pipeline}/details")
    View details(@PathVariable String pipeline) {
        PipelineHead head = pipelines.head(pipeline);
        PipelineSpec spec = versions.spec(head.version());
        Schedule schedule = spec.timetable().schedule();
        return frame.show(
                head,
                new PipelinePage.DetailsTab(
                        text(schedule),
                        schedule instanceof Schedule.Crons crons ? crons.zone().getId() : "",
                        next(schedule),
                        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(spec.parameters())));
    }

    private static String text(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Never _ -> "";
            case Schedule.Once once -> once.at().toString();
            case Schedule.Every every -> Spans.text(every.period());
            case Schedule.Crons crons ->
                crons.expressions().stream().map(Object::toString).collect(Collectors.joining(" · "));
        };
    }

    private List<Instant> next(Schedule schedule) {
        List<Instant> next = new ArrayList<>();
        Optional<Instant> at = schedule.next(clock.instant());
        while (at.isPresent() && next.size() < 10) {
            next.add(at.get());
            at = schedule.next(at.get());
        }
        return next;
    }

    private static Instant moment(String text) {
        try {
            return text.isEmpty() ? EVER : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new Missing("the moment " + text);
        }
    }
}

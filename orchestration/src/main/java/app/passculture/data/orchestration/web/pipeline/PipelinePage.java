package app.passculture.data.orchestration.web.pipeline;

import app.passculture.data.orchestration.pipeline.spec.PipelineSpec;
import app.passculture.data.orchestration.pipeline.spec.SpecDifference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that the page of a pipeline shows; of the tabs only the chosen one is filled. */
public record PipelinePage(PipelineHead pipeline, PipelineSpec spec, Optional<RunHead> latest, Tab tab) {

    static final List<String> TABS =
            List.of("grid", "graph", "runs", "calendar", "durations", "versions", "code", "details");

    /** What is under the head. */
    public sealed interface Tab {
        /** The last part of its address, and of the keys of its texts. */
        String name();
    }

    /** Tasks by runs; the page only says where the cells are, or has a part of them as a table. */
    public record GridTab(int columns, String before, Optional<TableOfCells> table, Optional<Message> done)
            implements Tab {
        @Override
        public String name() {
            return "grid";
        }
    }

    /** A part of the grid as a table: runs as columns, some tasks as rows. */
    public record TableOfCells(List<ColumnHead> columns, List<CellRow> rows, int page, int pages) {
        public TableOfCells {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** A run over its column. */
    public record ColumnHead(String run, String state, Instant at) {}

    /** A task and its state in each run; nothing where the run did not have it. */
    public record CellRow(String task, List<String> states) {
        public CellRow {
            states = List.copyOf(states);
        }
    }

    /** Tasks and what leads to what. */
    public record GraphTab(Graph graph, Optional<RunHead> run, List<RunHead> runs, Overlay overlay) implements Tab {
        public GraphTab {
            runs = List.copyOf(runs);
        }

        /** The end of an address that shows the same run, but other groups. */
        public String rest() {
            return run.map(shown -> "&run=" + Place.step(shown.run()).replace("+", "%2B"))
                            .orElse("")
                    + (overlay.critical() ? "&critical=true" : "")
                    + (overlay.compared() > 0 ? "&compare=" + overlay.compared() : "");
        }

        @Override
        public String name() {
            return "graph";
        }
    }

    /** What is laid over the graph: the critical path, and what differs from a version; 0 for none. The versions are those to choose from. */
    public record Overlay(boolean critical, int compared, List<VersionRow> versions) {
        public Overlay {
            versions = List.copyOf(versions);
        }
    }

    /** A drawing with states; open is how an address says which groups are unfolded, all is the same for all of them. */
    public record Graph(
            Drawing drawing, List<Shown> nodes, List<ShownEdge> edges, String open, String all, List<String> groups) {
        public Graph {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
            groups = List.copyOf(groups);
        }
    }

    /**
     * A node as it is shown.
     *
     * @param state nothing without a run
     * @param mark what became of it since the version compared with: added, removed, changed or nothing
     */
    public record Shown(Drawing.Node node, String state, Folding folding, String mark, boolean critical) {}

    /** The group of a node, if it has one, and which groups are open once it is unfolded or folded. */
    public record Folding(String group, String open) {}

    /** An edge as it is shown. */
    public record ShownEdge(Drawing.Edge edge, String mark, boolean critical) {}

    /** Its runs, the latest first. */
    public record RunsTab(List<RunHead> runs, @Nullable Instant older, Optional<Message> done) implements Tab {
        public RunsTab {
            runs = List.copyOf(runs);
        }

        @Override
        public String name() {
            return "runs";
        }
    }

    /** A year, day by day. */
    public record CalendarTab(int year, List<Day> days, int succeeded, int failed) implements Tab {
        public CalendarTab {
            days = List.copyOf(days);
        }

        @Override
        public String name() {
            return "calendar";
        }
    }

    /** A day in the calendar; its place is the week of the year and the day of the week. */
    public record Day(LocalDate date, int week, int weekday, String look, int succeeded, int failed) {}

    /** How long runs took. */
    public record DurationsTab(Durations chart, Optional<Usual> usual, List<DayRow> days) implements Tab {
        public DurationsTab {
            days = List.copyOf(days);
        }

        @Override
        public String name() {
            return "durations";
        }
    }

    /** What ended on a day, and how long it took in seconds. */
    public record DayRow(LocalDate day, int succeeded, int failed, double seconds, double longest) {
        public double mean() {
            int runs = succeeded + failed;
            return runs == 0 ? 0 : seconds / runs;
        }
    }

    /** Its versions, and what differs between two of them. */
    public record VersionsTab(List<VersionRow> versions, int from, int to, Optional<SpecDifference> difference)
            implements Tab {
        public VersionsTab {
            versions = List.copyOf(versions);
        }

        @Override
        public String name() {
            return "versions";
        }
    }

    /** A version and where it came from. */
    public record VersionRow(UUID id, int number, String bundle, String digest, Instant createdAt) {}

    /** The text of the definition, and the value it made. */
    public record CodeTab(String source, String json) implements Tab {
        @Override
        public String name() {
            return "code";
        }
    }

    /** When it runs, and within which limits. */
    public record DetailsTab(String schedule, String zone, List<Instant> next, String parameters) implements Tab {
        public DetailsTab {
            next = List.copyOf(next);
        }

        @Override
        public String name() {
            return "details";
        }
    }

    public List<String> tabs() {
        return TABS;
    }

    public String address(String tab) {
        return tab.equals("grid") ? Place.pipeline(pipeline.id()) : Place.pipeline(pipeline.id(), tab);
    }
}

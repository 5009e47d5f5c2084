package app.passculture.data.analytics;

import app.passculture.data.analytics.transformation.Deferral;
import app.passculture.data.analytics.transformation.EarlierState;
import app.passculture.data.analytics.transformation.Node;
import app.passculture.data.analytics.transformation.Project;
import app.passculture.data.analytics.transformation.ProjectException;
import app.passculture.data.analytics.transformation.ProjectOptions;
import app.passculture.data.analytics.transformation.Selections;
import app.passculture.data.analytics.transformation.Selections.Indirect;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every command has: which project, for which target, which of its nodes. */
final class ProjectArguments {

    @Mixin
    private final ProjectDirectory directory = new ProjectDirectory();

    @Option(
            names = {"-t", "--target"},
            description = "An entry of targets.yml or profiles.yml.")
    private @Nullable String target;

    @Option(names = "--vars", description = "Variables as YAML, such as '{start: 2021-03-01}'.")
    private String vars = "{}";

    @Option(names = "--window", description = "The days a run covers: 2021-03-01..2021-03-03 (the end is not in it).")
    private @Nullable String window;

    @Option(names = "--full-refresh", description = "Incremental models are made anew.")
    private boolean fullRefresh;

    @Option(
            names = {"-s", "--select", "-m", "--models"},
            arity = "1..*",
            description = "The nodes, as dbt writes them.")
    private List<String> selected = List.of();

    @Option(names = "--exclude", arity = "1..*", description = "Nodes to leave out.")
    private List<String> excluded = List.of();

    @Option(names = "--only", arity = "1..*", hidden = true, description = "Exactly these nodes, by unique id.")
    private List<String> only = List.of();

    @Option(names = "--selector", description = "A selection of selectors.yml.")
    private @Nullable String selector;

    @Option(
            names = "--state",
            description = "Where the manifest.json of an earlier state is, for state:modified and the like.")
    private @Nullable Path state;

    @Option(names = "--defer", description = "What is not selected and not there is read where --state says it is.")
    private boolean defer;

    @Option(names = "--favor-state", description = "With --defer: also what is there.")
    private boolean favour;

    @Option(names = "--defer-state", description = "Another manifest for --defer than that of --state.")
    private @Nullable Path deferState;

    @Option(names = "--indirect-selection", description = "Tests that come along: eager, cautious, buildable, empty.")
    private String indirect = "eager";

    ProjectOptions options(Analytics.Surface surface) {
        return new ProjectOptions(
                directory.path().toAbsolutePath().normalize(),
                Optional.ofNullable(target),
                ProjectOptions.variables(vars),
                surface.environment(),
                surface.clock(),
                Optional.ofNullable(window).map(ProjectArguments::window),
                fullRefresh ? ProjectOptions.Refresh.FULL : ProjectOptions.Refresh.INCREMENTAL);
    }

    Path directory() {
        return directory.path();
    }

    private static ProjectOptions.Window window(String text) {
        String[] days = text.split("\\.\\.", -1);
        try {
            if (days.length == 2) {
                return new ProjectOptions.Window(midnight(days[0]), midnight(days[1]));
            }
        } catch (java.time.DateTimeException | IllegalArgumentException wrong) {
            throw new ProjectException.BadRequest("--window: " + wrong.getMessage());
        }
        throw new ProjectException.BadRequest("--window needs two days: 2021-03-01..2021-03-03");
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The nodes that are wanted, in an order in which they can be built. */
    List<Node> nodes(Project project) {
        if (!only.isEmpty()) {
            return project.graph().order().stream()
                    .filter(only::contains)
                    .map(project::node)
                    .toList();
        }
        Selections selections =
                new Selections(project, indirect(), Optional.ofNullable(state).map(EarlierState::in));
        return selector == null
                ? selections.select(String.join(" ", selected), String.join(" ", excluded))
                : selections.selector(selector);
    }

    /** The tables of the earlier state that stand for what is not selected, as they were asked for. */
    Deferral deferral() {
        if (!defer) {
            return Deferral.NONE;
        }
        Path from = deferState == null ? state : deferState;
        if (from == null) {
            throw new ProjectException.BadRequest("--defer needs --state with the directory of another manifest.json");
        }
        return new Deferral(
                EarlierState.in(from).relations(), favour ? Deferral.Choice.ALWAYS : Deferral.Choice.WHEN_ABSENT);
    }

    /** The earlier state that is asked about, when there is one. */
    Optional<Path> state() {
        return Optional.ofNullable(state);
    }

    /** Whether nodes are named at all. */
    boolean selects() {
        return !selected.isEmpty() || !excluded.isEmpty() || selector != null || !only.isEmpty();
    }

    /** The selection as it was asked for, to tell it from another. */
    String asked() {
        return selected + " " + excluded + " " + selector + " " + indirect + " " + state;
    }

    private Indirect indirect() {
        return switch (indirect) {
            case "eager" -> Indirect.EAGER;
            case "cautious" -> Indirect.CAUTIOUS;
            case "buildable" -> Indirect.BUILDABLE;
            case "empty" -> Indirect.EMPTY;
            default -> throw new ProjectException.BadRequest("no indirect selection '" + indirect + "'");
        };
    }
}

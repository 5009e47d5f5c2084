package app.passculture.data.analytics.transformation;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a project is to be read: where it is, for which target (its default one when empty), with which variables,
 * environment and clock, and the window a run covers.
 */
public record ProjectOptions(
        Path directory,
        Optional<String> target,
        Map<String, @Nullable Object> vars,
        Map<String, String> environment,
        InstantSource clock,
        Optional<Window> window,
        Refresh refresh) {

    /** Whether incremental models take only what is new. */
    public enum Refresh {
        INCREMENTAL,
        FULL
    }

    /** The days a run covers: from the first to before the second. */
    public record Window(Instant start, Instant end) {
        public Window {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("a window begins before it ends: " + start + ".." + end);
            }
        }
    }

    public ProjectOptions {
        environment = Map.copyOf(environment);
    }

    /**
     * Variables as a command line gives them: YAML, such as {@code {start: 2021-03-01}}.
     *
     * @throws ProjectException when it is no mapping
     */
    public static Map<String, @Nullable Object> variables(String yaml) {
        if (YamlFile.value("--vars", yaml) instanceof Yaml.Mapping mapping) {
            return mapping.data();
        }
        throw new ProjectException.BadRequest("--vars needs names and values, such as '{start: 2021-03-01}'");
    }

    /** The usual: the default target, no variables, an incremental run. */
    public static ProjectOptions of(Path directory, InstantSource clock) {
        return new ProjectOptions(
                directory, Optional.empty(), Map.of(), Map.of(), clock, Optional.empty(), Refresh.INCREMENTAL);
    }

    public ProjectOptions withTarget(String name) {
        return new ProjectOptions(directory, Optional.of(name), vars, environment, clock, window, refresh);
    }

    /** The same project at another time. */
    public ProjectOptions at(InstantSource other) {
        return new ProjectOptions(directory, target, vars, environment, other, window, refresh);
    }

    /** The same project for a run that covers other days; as the clock says when empty. */
    public ProjectOptions covering(Optional<Window> days) {
        return new ProjectOptions(directory, target, vars, environment, clock, days, refresh);
    }

    public ProjectOptions withVars(Map<String, @Nullable Object> given) {
        return new ProjectOptions(directory, target, given, environment, clock, window, refresh);
    }

    public ProjectOptions withEnvironment(Map<String, String> given) {
        return new ProjectOptions(directory, target, vars, given, clock, window, refresh);
    }
}

package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Bound;
import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Invocation;
import app.passculture.data.analytics.template.NearNames;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that every file of a project sees, whatever it is. */
final class ProjectContext {

    /** The version of dbt whose behaviour this follows. */
    static final String DBT_VERSION = "1.12.3";

    private final ProjectOptions options;

    ProjectContext(ProjectOptions options) {
        this.options = options;
    }

    /** Names that need no target: for profiles. */
    Map<String, Value> withoutTarget(Variables variables) {
        Callable environment = this::environment;
        Map<String, Value> names = new HashMap<>();
        names.put("env_var", environment);
        names.put("var", variables);
        names.put("log", silent());
        names.put("print", silent());
        names.put("dbt_version", new Text(DBT_VERSION));
        names.put("invocation_id", new Text(options.clock().instant().toString()));
        names.put("run_started_at", startedAt());
        names.put("exceptions", exceptions());
        names.put("flags", flags());
        names.put("dbt_metadata_envs", Value.of(Map.of()));
        names.put("thread_id", new Text("main"));
        names.put("fromyaml", (Callable) ProjectContext::fromYaml);
        addWindow(names);
        return names;
    }

    Map<String, Value> of(Target target, Variables variables) {
        Map<String, Value> names = withoutTarget(variables);
        Map<String, Value> attributes = new HashMap<>();
        target.attributes().forEach((key, value) -> attributes.put(key, Value.of(value)));
        attributes.putIfAbsent("get", Value.of(""));
        attributes.put("get", getter(attributes));
        names.put("target", HostObject.of("<target " + target.name() + ">", attributes));
        return names;
    }

    private static Callable getter(Map<String, Value> attributes) {
        Map<String, Value> copy = Map.copyOf(attributes);
        return call -> {
            Bound bound = call.bind("key", "default?");
            return Optional.ofNullable(copy.get(bound.text(0)))
                    .or(() -> bound.find(1))
                    .orElse(app.passculture.data.analytics.template.None.NONE);
        };
    }

    private Value environment(Invocation call) {
        Bound bound = call.bind("var", "default?");
        String name = bound.text(0);
        return Optional.ofNullable(options.environment().get(name))
                .<Value>map(Text::new)
                .or(() -> bound.find(1))
                .orElseThrow(() -> call.refusal("environment variable '" + name + "' is not set and has no default"
                        + NearNames.hint(name, options.environment().keySet())));
    }

    private static Callable silent() {
        return call -> {
            call.bind("msg?", "info?");
            return new Text("");
        };
    }

    private Value startedAt() {
        return Value.instant(options.clock().instant());
    }

    private static HostObject exceptions() {
        Callable raise = call -> {
            throw call.refusal(call.bind("msg", "node?").value(0).printed());
        };
        Callable missing = call -> {
            throw call.refusal("not implemented: " + call.bind("msg").value(0).printed());
        };
        return HostObject.of(
                "<exceptions>",
                Map.of(
                        "raise_compiler_error", raise,
                        "raise_dependency_error", raise,
                        "raise_database_error", raise,
                        "raise_parsing_error", raise,
                        "raise_not_implemented", missing,
                        "warn", silent(),
                        "warn_once", silent()));
    }

    private HostObject flags() {
        return HostObject.of(
                "<flags>",
                Map.of(
                        "FULL_REFRESH", Value.of(options.refresh() == ProjectOptions.Refresh.FULL),
                        "STORE_FAILURES", Value.of(false),
                        "WHICH", new Text("compile"),
                        "WARN_ERROR", Value.of(false),
                        "EMPTY", Value.of(false)));
    }

    private static Value fromYaml(Invocation call) {
        Bound bound = call.bind("value", "default?");
        try {
            return Value.of(YamlFile.value("fromyaml", bound.text(0)).data());
        } catch (ProjectException.Invalid invalid) {
            return bound.find(1).orElseThrow(() -> call.refusal(String.valueOf(invalid.getMessage())));
        }
    }

    /** Our own names: the days that a run covers; the day of the clock when none are given. */
    private void addWindow(Map<String, Value> names) {
        names.putAll(window(options.clock().instant(), options.window(), java.time.Duration.ZERO));
    }

    /** The names of the days that a run at a time covers, the first one earlier by what a model looks back. */
    static Map<String, Value> window(
            java.time.Instant now, Optional<ProjectOptions.Window> given, java.time.Duration back) {
        java.time.LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        java.time.LocalDate start = given.map(
                        window -> window.start().atZone(ZoneOffset.UTC).toLocalDate())
                .orElse(today);
        java.time.LocalDate end = given.map(
                        window -> window.end().atZone(ZoneOffset.UTC).toLocalDate())
                .orElse(today.plusDays(1));
        java.time.LocalDate earlier = start.atStartOfDay().minus(back).toLocalDate();
        return Map.of("window_start", date(earlier), "window_end", date(end), "run_date", date(start));
    }

    private static Value date(java.time.LocalDate day) {
        return date(day.toString());
    }

    private static Callable date(String day) {
        return call -> {
            call.bind();
            return new Text("date '" + day + "'");
        };
    }
}

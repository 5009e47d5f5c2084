package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.template.Callable;
import app.passculture.data.analytics.template.HostObject;
import app.passculture.data.analytics.template.Text;
import app.passculture.data.analytics.template.Value;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a substitution and the node's own lookback put in front of those that the project gives. */
final class Overrides {

    private final Node node;
    private final Project project;
    private final Substitution substitution;

    Overrides(Node node, Project project, Substitution substitution) {
        this.node = node;
        this.project = project;
        this.substitution = substitution;
    }

    void addTo(NodeContext context) {
        Map<String, Value> base = project.surroundings().base(node.packageName());
        if (!substitution.vars().isEmpty() && base.get("var") instanceof Variables variables) {
            context.override("var", variables.over(substitution.vars()));
        }
        if (!substitution.environment().isEmpty() && base.get("env_var") instanceof Callable usual) {
            context.override("env_var", environment(usual));
        }
        window().forEach(context::override);
        substitution.now().ifPresent(now -> context.override("run_started_at", Value.instant(now)));
        substitution.macros().forEach((name, value) -> {
            if (!name.contains(".")) {
                context.override(name, constant(value));
            }
        });
        packages(context);
    }

    private Callable environment(Callable usual) {
        return call -> {
            String name = call.bind("var", "default?").text(0);
            String given = substitution.environment().get(name);
            return given == null ? usual.call(call) : new Text(given);
        };
    }

    private static Callable constant(@org.jspecify.annotations.Nullable Object value) {
        return call -> Value.of(value);
    }

    /** The window begins earlier by what the model looks back, unless the run names its days. */
    private Map<String, Value> window() {
        ProjectOptions options = project.options();
        Optional<ProjectOptions.Window> window = substitution.window().or(options::window);
        boolean looksBack = node.config().find("lookback").isPresent() && window.isEmpty();
        boolean usual = !looksBack
                && substitution.now().isEmpty()
                && substitution.window().isEmpty();
        if (usual) {
            return Map.of();
        }
        Duration back = looksBack ? Lookback.of(node) : Duration.ZERO;
        return ProjectContext.window(
                substitution.now().orElseGet(() -> options.clock().instant()), window, back);
    }

    /** Macros of packages, written {@code package.macro}. */
    private void packages(NodeContext context) {
        Map<String, Map<String, Value>> byPackage = new HashMap<>();
        substitution.macros().forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot > 0) {
                byPackage
                        .computeIfAbsent(name.substring(0, dot), _ -> new HashMap<>())
                        .put(name.substring(dot + 1), constant(value));
            }
        });
        byPackage.forEach((name, macros) -> context.find(name)
                .filter(HostObject.class::isInstance)
                .ifPresent(usual -> context.override(name, layered((HostObject) usual, macros))));
    }

    private static HostObject layered(HostObject usual, Map<String, Value> macros) {
        return new HostObject() {
            @Override
            public Optional<Value> attribute(String name) {
                return Optional.ofNullable(macros.get(name)).or(() -> usual.attribute(name));
            }

            @Override
            public Collection<String> attributes() {
                Set<String> all = new HashSet<>(usual.attributes());
                all.addAll(macros.keySet());
                return all;
            }

            @Override
            public String printed() {
                return usual.printed();
            }

            @Override
            public String type() {
                return usual.type();
            }
        };
    }
}

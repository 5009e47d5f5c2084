package app.passculture.data.orchestration;

import app.passculture.data.orchestration.pipeline.Environment;
import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.Surroundings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a server runs.
 *
 * @param environment its name as pipelines see it
 * @param production whether pipelines have their main schedules
 * @param node the name under which it is listed; the host's if empty
 * @param committers how many threads write what happens to runs
 * @param pipelines classes of pipelines beside those that are services of {@link Pipeline}
 * @param settings what definitions ask for by name
 * @param pools their slots; those that are missing are made, those that are there stay as they are
 */
@Validated
@ConfigurationProperties("orchestration")
record ServerSettings(
        @DefaultValue("local") @NotBlank String environment,
        @DefaultValue("false") boolean production,
        @Nullable String node,
        @DefaultValue("2") @Min(1) @Max(8) int committers,
        @DefaultValue Roles roles,
        @DefaultValue List<Class<? extends Pipeline>> pipelines,
        @DefaultValue Map<String, String> settings,
        @DefaultValue Map<String, Integer> pools) {

    /** What this process does of all that a server does; the packages of the others look at these settings too. */
    record Roles(
            @DefaultValue("true") boolean scheduler,
            @DefaultValue("true") boolean worker,
            @DefaultValue("true") boolean api,
            @DefaultValue("true") boolean ui) {

        List<String> names() {
            Map<String, Boolean> roles =
                    new TreeMap<>(Map.of("scheduler", scheduler, "worker", worker, "api", api, "ui", ui));
            roles.values().removeIf(has -> !has);
            return List.copyOf(roles.keySet());
        }
    }

    ServerSettings {
        pipelines = List.copyOf(pipelines);
        settings = Map.copyOf(settings);
        pools = Map.copyOf(pools);
    }

    /** The pipelines that are services of the class path, and those that are named here. */
    List<Pipeline> definitions() {
        List<Pipeline> all = new ArrayList<>();
        ServiceLoader.load(Pipeline.class).forEach(all::add);
        pipelines.forEach(type -> all.add(BeanUtils.instantiateClass(type)));
        return all;
    }

    /** What definitions see, with these pools. */
    Surroundings surroundings(Map<String, Integer> slots) {
        return new Surroundings(new Environment(environment, production), settings, slots);
    }
}

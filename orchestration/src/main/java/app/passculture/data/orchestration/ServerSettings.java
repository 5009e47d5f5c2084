package app.passculture.data.orchestration;

import app.passculture.data.orchestration.pipeline.Pipeline;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        @DefaultValue Map<String, String> settings) {

    /** What this process does of all that a server does; the packages of the others look at these settings too. */
    record Roles(
            @DefaultValue("true") boolean scheduler,
            @DefaultValue("true") boolean api,
            @DefaultValue("true") boolean ui) {

        List<String> names() {
            List<String> names = new ArrayList<>();
            if (scheduler) {
                names.add("scheduler");
            }
            if (api) {
                names.add("api");
            }
            if (ui) {
                names.add("ui");
            }
            return List.copyOf(names);
        }
    }

    ServerSettings {
        pipelines = List.copyOf(pipelines);
        settings = Map.copyOf(settings);
    }
}

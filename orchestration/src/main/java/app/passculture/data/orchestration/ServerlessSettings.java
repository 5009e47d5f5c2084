package app.passculture.data.orchestration;

import app.passculture.data.orchestration.pipeline.PipelineLoader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** The settings of a server without the server and its database: commands that look at pipelines begin here. */
final class ServerlessSettings {

    /** Nothing of the server but its settings. */
    @EnableConfigurationProperties(ServerSettings.class)
    static class OnlySettings {}

    private ServerlessSettings() {}

    /** Answers what the command does with the settings; only errors are logged, since commands print to the same place. */
    static int with(String[] arguments, ToIntFunction<ServerSettings> command) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OnlySettings.class)
                .web(WebApplicationType.NONE)
                .properties("logging.threshold.console=error")
                .logStartupInfo(false)
                .run(arguments)) {
            return command.applyAsInt(context.getBean(ServerSettings.class));
        }
    }

    /** Loads what a server with these settings would load. */
    static PipelineLoader loader(ServerSettings settings) {
        return new PipelineLoader(settings.surroundings(pools(settings)));
    }

    /** The one that every journal has, and those of the settings. */
    private static Map<String, Integer> pools(ServerSettings settings) {
        Map<String, Integer> pools = new HashMap<>(settings.pools());
        pools.putIfAbsent("default_pool", 128);
        return pools;
    }
}

package app.passculture.data.orchestration;

import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.PipelineLoader;
import app.passculture.data.orchestration.pipeline.Problem;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** Checks the pipelines that a server with the same settings would load, without a database: says what is wrong, and ends with 1 if anything is. */
public final class ValidatePipelines {

    /** Nothing of the server but its settings. */
    @EnableConfigurationProperties(ServerSettings.class)
    static class OnlySettings {}

    private ValidatePipelines() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OnlySettings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(arguments)) {
            return validate(context.getBean(ServerSettings.class), out);
        } catch (ServiceConfigurationError broken) {
            out.println("a service cannot be made: " + broken.getMessage());
            return 1;
        }
    }

    private static int validate(ServerSettings settings, PrintStream out) {
        List<Pipeline> pipelines = settings.definitions();
        List<Problem> problems = new PipelineLoader(settings.surroundings(pools(settings))).validate(pipelines);
        problems.forEach(out::println);
        out.println(pipelines.size() + " pipelines, " + problems.size() + " problems");
        return problems.isEmpty() ? 0 : 1;
    }

    /** The one that every journal has, and those of the settings. */
    private static Map<String, Integer> pools(ServerSettings settings) {
        Map<String, Integer> pools = new HashMap<>(settings.pools());
        pools.putIfAbsent("default_pool", 128);
        return pools;
    }
}

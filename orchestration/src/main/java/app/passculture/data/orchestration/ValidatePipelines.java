package app.passculture.data.orchestration;

import app.passculture.data.orchestration.pipeline.Pipeline;
import app.passculture.data.orchestration.pipeline.Problem;
import java.io.PrintStream;
import java.util.List;
import java.util.ServiceConfigurationError;

/** Checks the pipelines that a server with the same settings would load, without a database: says what is wrong, and ends with 1 if anything is. */
public final class ValidatePipelines {

    private ValidatePipelines() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        try {
            return ServerlessSettings.with(arguments, settings -> validate(settings, out));
        } catch (ServiceConfigurationError broken) {
            out.println("a service cannot be made: " + broken.getMessage());
            return 1;
        }
    }

    private static int validate(ServerSettings settings, PrintStream out) {
        List<Pipeline> pipelines = settings.definitions();
        List<Problem> problems = ServerlessSettings.loader(settings).validate(pipelines);
        problems.forEach(out::println);
        out.println(pipelines.size() + " pipelines, " + problems.size() + " problems");
        return problems.isEmpty() ? 0 : 1;
    }
}

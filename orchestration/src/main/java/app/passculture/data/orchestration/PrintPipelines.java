package app.passculture.data.orchestration;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.spec.SpecJson;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** Prints the structure of the pipelines that a server with the same settings would load, as JSON, without a database. */
public final class PrintPipelines {

    private PrintPipelines() {}

    public static void main(String[] arguments) {
        System.exit(ServerlessSettings.with(arguments, settings -> print(settings, System.out)));
    }

    /** An array in the order of the ids: each pipeline with its version, the canonical JSON of its specification as it is. */
    static int print(ServerSettings settings, PrintStream out) {
        List<String> pipelines = settings.definitions().stream()
                .map(ServerlessSettings.loader(settings)::load)
                .sorted(Comparator.comparing(pipeline -> pipeline.spec().id()))
                .map(PrintPipelines::json)
                .toList();
        out.println("[" + String.join(",\n", pipelines) + "]");
        return 0;
    }

    private static String json(LoadedPipeline pipeline) {
        return "{\"version\":\"%s\",\"pipeline\":%s}"
                .formatted(pipeline.version().sha256(), SpecJson.write(pipeline.spec()));
    }
}

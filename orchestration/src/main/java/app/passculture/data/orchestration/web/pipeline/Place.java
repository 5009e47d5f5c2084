package app.passculture.data.orchestration.web.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** The addresses of pages. */
public final class Place {

    private Place() {}

    public static String pipeline(String pipeline, String... further) {
        return "/pipelines/" + step(pipeline) + rest(further);
    }

    public static String run(String pipeline, String run, String... further) {
        return pipeline(pipeline) + "/runs/" + step(run) + rest(further);
    }

    public static String task(String pipeline, String run, String task, String... further) {
        return run(pipeline, run) + "/tasks/" + step(task) + rest(further);
    }

    /** As one step of a path. */
    static String step(String name) {
        return UriUtils.encode(name, UTF_8).replace("%3A", ":").replace("%2B", "+");
    }

    private static String rest(String... further) {
        return Arrays.stream(further).map(part -> "/" + step(part)).collect(Collectors.joining());
    }
}

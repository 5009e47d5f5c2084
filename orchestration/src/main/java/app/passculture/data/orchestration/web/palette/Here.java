package app.passculture.data.orchestration.web.palette;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** The pipeline, run and task whose page somebody has open, each empty if it has none. */
record Here(String pipeline, String run, String task) {
    /** What a path says, such as /pipelines/p/runs/r/tasks/t/clear. */
    static Here of(String path) {
        List<String> steps = new ArrayList<>(Arrays.stream(path.split("/", -1))
                .map(step -> UriUtils.decode(step, UTF_8))
                .toList());
        steps.addAll(List.of("", "", "", "", "", ""));
        if (!steps.get(1).equals("pipelines")) {
            return new Here("", "", "");
        }
        boolean hasRun = steps.get(3).equals("runs") && !steps.get(4).isEmpty();
        boolean hasTask = hasRun && steps.get(5).equals("tasks");
        return new Here(steps.get(2), hasRun ? steps.get(4) : "", hasTask ? steps.get(6) : "");
    }
}

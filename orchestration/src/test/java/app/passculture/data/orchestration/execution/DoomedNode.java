package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A node in a process of its own, which starts one isolated task and waits to be killed. */
final class DoomedNode {

    private DoomedNode() {}

    /** Arguments: the directory, the file for process numbers, the seconds of silence a task bears. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        ProcessSettings settings = new ProcessSettings(
                64, List.of("-XX:+UseSerialGC"), null, null, Duration.ofSeconds(Long.parseLong(arguments[2])));
        Node node = new Node(directory, Services.none(), settings, Duration.ofSeconds(30));
        LoadedPipeline chores = Node.load(new Chores());
        node.execution().start(node.order(chores, "parent", "{\"text\":\"" + arguments[1] + "\"}"));
        new CountDownLatch(1).await();
    }
}

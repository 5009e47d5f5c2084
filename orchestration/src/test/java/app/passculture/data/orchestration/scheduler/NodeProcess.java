package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.pipeline.Pipeline;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, to be killed or frozen. */
final class NodeProcess implements AutoCloseable {

    /** Says in which process it ran, after as long as the process's argument says. */
    static final Pipeline PIPELINE = d -> d.pipeline("mortal", p -> {
        var slow = p.call("slow", Long.class, _ -> {
            Thread.sleep(Long.getLong("mortal.millis", 0));
            return ProcessHandle.current().pid();
        });
        p.reading(slow.output()).call("next", Long.class, (pid, _) -> pid);
    });

    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
    }

    static NodeProcess start(String url, Duration taskTime, Path log) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dmortal.millis=" + taskTime.toMillis(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        url)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        return new NodeProcess(process);
    }

    public static void main(String[] arguments) throws InterruptedException {
        TestNode.on(arguments[0], TestNode.Way.plain(), PIPELINE).start();
        new CountDownLatch(1).await();
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}

package app.passculture.data.orchestration.execution;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes task processes start fast: an AOT cache of the JDK with the classes of the runner already loaded and linked. It is made once for a build, in
 * the background, and lies in a directory named after the class path's content. Without it tasks start all the same, only slower.
 */
final class RunnerArchive {

    private static final System.Logger LOGGER = System.getLogger(RunnerArchive.class.getName());
    private static final long LONGEST_MINUTES = 5;

    private final ProcessSettings settings;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final String plainClassPath = System.getProperty("java.class.path");
    private volatile List<String> ready = List.of();

    RunnerArchive(ProcessSettings settings) {
        this.settings = settings;
    }

    /** The JVM options and class path for a task; the first call also has the cache made, if there is none. */
    List<String> options(List<String> common) {
        Path directory = settings.cacheDirectory();
        if (directory != null && asked.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("task runner cache").start(() -> prepare(directory));
        }
        List<String> options = new ArrayList<>(common);
        options.addAll(ready.isEmpty() ? List.of("-cp", plainClassPath) : ready);
        return options;
    }

    /** An edge: speed is all there is to lose. */
    void prepare(Path directory) {
        try {
            ClassPathImage image = ClassPathImage.of(plainClassPath, directory);
            Path cache = image.directory().resolve("runner.aot");
            if (!Files.exists(cache)) {
                train(image, cache);
            }
            ready = List.of(
                    "-XX:AOTCache=" + cache, "-Xlog:disable", "-Xlog:all=error:stderr", "-cp", image.classPath());
        } catch (IOException | RuntimeException failure) {
            LOGGER.log(Level.INFO, "task processes start without a cache of their classes: {0}", failure.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isReady() {
        return !ready.isEmpty();
    }

    private void train(ClassPathImage image, Path cache) throws IOException, InterruptedException {
        Path unfinished = Files.createTempFile(image.directory(), "runner", ".part");
        Path log = image.directory().resolve("training.log");
        List<String> command = new ArrayList<>(List.of(RunnerCommand.java()));
        command.addAll(settings.jvmOptions());
        command.addAll(List.of("-XX:AOTCacheOutput=" + unfinished, "-cp", image.classPath()));
        command.addAll(List.of(TaskRunner.class.getName(), "train"));
        Process training = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(log.toString()))
                .start();
        try {
            boolean ended = training.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            if (!ended || training.exitValue() != 0 || Files.size(unfinished) == 0) {
                throw new IllegalStateException("the training run failed, see " + log);
            }
            Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            training.descendants().forEach(ProcessHandle::destroyForcibly);
            training.destroyForcibly();
            Files.deleteIfExists(unfinished);
        }
    }
}

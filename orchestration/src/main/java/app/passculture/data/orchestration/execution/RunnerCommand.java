package app.passculture.data.orchestration.execution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the process of a task is started and told what to do. */
final class RunnerCommand {

    private final ProcessSettings settings;
    private final RunnerArchive archive;

    RunnerCommand(ProcessSettings settings) {
        this.settings = settings;
        this.archive = new RunnerArchive(settings);
    }

    int heap(Order order) {
        Integer own = order.task().terms().heapMegabytes();
        return own == null ? settings.heapMegabytes() : own;
    }

    List<String> of(Order order) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("-Xmx" + heap(order) + "m");
        // Without it, whether a task notices that memory ran out depends on which thread ran into it.
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(archive.options(settings.jvmOptions()));
        command.add(TaskRunner.class.getName());
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    Message.Assignment assignment(Order order) {
        Class<? extends Services.Maker> services = settings.services();
        return new Message.Assignment(
                order.pipeline().origin(),
                order.pipeline().version(),
                AttemptContext.Work.of(order),
                services == null ? null : services.getName(),
                settings.silence().toMillis());
    }
}

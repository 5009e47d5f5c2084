package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.run.Failure;
import app.passculture.data.orchestration.run.Failure.Cause;
import java.util.List;
import java.util.Optional;

/** How a process ended that has not said how its task went: its exit code, the last it printed and its heap. */
record Exit(int code, List<String> lastPrints, int heapMegabytes) {

    private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError: ";
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;

    Exit {
        lastPrints = List.copyOf(lastPrints);
    }

    /** Whether somebody else ended it, which is no fault of the task. */
    boolean isLoss() {
        return code == KILLED || code == TERMINATED;
    }

    String loss() {
        return "the process was ended from outside by signal " + (code - 128)
                + (code == KILLED ? ", as the system does when its memory runs out" : "");
    }

    Outcome.Broken failure() {
        return new Outcome.Broken(
                memory().map(this::outOfMemory)
                        .orElseGet(() -> Failure.ofExit(code, code < 128 ? exited() : crashed())),
                lastPrints.isEmpty() ? null : String.join("\n", lastPrints));
    }

    private Optional<String> memory() {
        return lastPrints.stream()
                .filter(line -> line.startsWith(OUT_OF_MEMORY))
                .map(line -> line.substring(OUT_OF_MEMORY.length()))
                .findFirst();
    }

    private Failure outOfMemory(String what) {
        return new Failure(
                Cause.TASK,
                List.of(
                        OutOfMemoryError.class.getName(),
                        VirtualMachineError.class.getName(),
                        Error.class.getName(),
                        Throwable.class.getName()),
                "out of memory, -Xmx" + heapMegabytes + "m: " + what);
    }

    private String exited() {
        return "the process exited with code " + code + " before the task had ended";
    }

    private String crashed() {
        return "the JVM of the task crashed by signal " + (code - 128);
    }
}

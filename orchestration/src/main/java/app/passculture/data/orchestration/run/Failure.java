package app.passculture.data.orchestration.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a try failed: whose fault, the names of the thrown class and of its ancestors, and what it said. */
public record Failure(Cause cause, List<String> types, String message) {

    private static final String EXIT = "process.exit.";

    /** Where the fault lies. */
    public enum Cause {
        TASK,
        TIMEOUT,
        INFRASTRUCTURE
    }

    public Failure {
        types = List.copyOf(types);
    }

    /** The failure of a task whose process ended before it did. */
    public static Failure ofExit(int code, String message) {
        return new Failure(Cause.TASK, List.of(EXIT + code), message);
    }

    /** The exit code of the process, if that is what failed. */
    public Optional<Integer> exitCode() {
        return types.stream()
                .filter(type -> type.startsWith(EXIT))
                .map(type -> Integer.valueOf(type.substring(EXIT.length())))
                .findFirst();
    }

    /** The failure of a task whose code threw. */
    public static Failure of(Throwable thrown) {
        List<String> types = new ArrayList<>();
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            types.add(type.getName());
        }
        return new Failure(Cause.TASK, types, thrown.toString());
    }
}

package app.passculture.data.orchestration.run;

import java.util.ArrayList;
import java.util.List;

/** Why a try failed: whose fault, the names of the thrown class and of its ancestors, and what it said. */
public record Failure(Cause cause, List<String> types, String message) {

    /** Where the fault lies. */
    public enum Cause {
        TASK,
        TIMEOUT,
        INFRASTRUCTURE
    }

    public Failure {
        types = List.copyOf(types);
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

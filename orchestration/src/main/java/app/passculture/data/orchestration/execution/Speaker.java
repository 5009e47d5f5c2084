package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogLine;
import java.util.function.Consumer;

/** Who listens to what the current thread logs, while it runs the code of a task. */
final class Speaker {

    static final ScopedValue<Consumer<LogLine>> CURRENT = ScopedValue.newInstance();

    private Speaker() {}

    /** Runs the code of a task, and hands what it logs through SLF4J to its desk. */
    static Outcome heard(Consumer<LogLine> listener, ScopedValue.CallableOp<Outcome, RuntimeException> code) {
        return ScopedValue.where(CURRENT, listener).call(code);
    }
}

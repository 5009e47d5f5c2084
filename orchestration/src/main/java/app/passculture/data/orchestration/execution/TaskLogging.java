package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogLine;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Sets up Logback in the process of a task, when the task first logs: all goes to its log. Logback finds it by its service file. */
public final class TaskLogging extends ContextAwareBase implements Configurator {

    private static final AtomicReference<Consumer<LogLine>> LISTENER = new AtomicReference<>();

    static void hearing(Consumer<LogLine> listener) {
        LISTENER.set(listener);
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Consumer<LogLine> listener = LISTENER.get();
        if (listener == null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        SpeakerAppender appender = new SpeakerAppender(listener);
        appender.setContext(context);
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}

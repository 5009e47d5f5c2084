package app.passculture.data.orchestration.execution;

import app.passculture.data.orchestration.log.LogLine;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Hands what the code of a task logs through SLF4J to the log of its try. */
final class SpeakerAppender extends AppenderBase<ILoggingEvent> {

    private final @Nullable Consumer<LogLine> otherwise;

    /** What threads say that run no task, or that a task has made, goes the other way. */
    SpeakerAppender(@Nullable Consumer<LogLine> otherwise) {
        this.otherwise = otherwise;
        setName("tasks");
    }

    /** Listens to this process, once; does nothing where SLF4J writes to something else than Logback. */
    static void attach() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            if (root.getAppender("tasks") == null) {
                SpeakerAppender appender = new SpeakerAppender(null);
                appender.setContext(context);
                appender.start();
                root.addAppender(appender);
            }
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        Consumer<LogLine> listener = Speaker.CURRENT.isBound() ? Speaker.CURRENT.get() : otherwise;
        if (listener != null) {
            listener.accept(new LogLine(
                    Instant.ofEpochMilli(event.getTimeStamp()),
                    level(event.getLevel()),
                    event.getLoggerName(),
                    event.getFormattedMessage(),
                    event.getThrowableProxy() == null ? null : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    }

    private static System.Logger.Level level(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> System.Logger.Level.ERROR;
            case Level.WARN_INT -> System.Logger.Level.WARNING;
            case Level.INFO_INT -> System.Logger.Level.INFO;
            default -> System.Logger.Level.DEBUG;
        };
    }
}

package app.passculture.data.orchestration.local;

import app.passculture.data.orchestration.local.Narration.Drawing;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** Starts the whole platform on this machine, fills it the first time, and stops it when it is stopped itself. */
public final class Start {

    private final Path home;
    private final Clock clock;
    private final Narration narration;

    private Start(Path home, Clock clock, Narration narration) {
        this.home = home;
        this.clock = clock;
        this.narration = narration;
    }

    /** The system property platform.home is the checkout. Exit code: 1 cannot run, 2 bad options. */
    public static void main(String[] arguments) {
        quietLibraries();
        Path home = Path.of(System.getProperty("platform.home", "")).toAbsolutePath();
        Clock clock = Clock.systemUTC();
        System.exit(new Start(home, clock, new Narration(System.out, clock, drawing())).run(List.of(arguments)));
    }

    /** Libraries tell this log what the narration tells better. */
    private static void quietLibraries() {
        LogManager.getLogManager().reset();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
    }

    private static Drawing drawing() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? Drawing.REDRAWN
                : Drawing.GROWING;
    }

    private int run(List<String> arguments) {
        try {
            Options options = Options.parse(arguments, System.getenv(), home);
            if (options.wish() == Options.Wish.ANOTHER_DAY) {
                return new AnotherDay(options, clock, narration).run();
            }
            options.data().prepare();
            try (DataLock _ = DataLock.acquire(options.data())) {
                return new Session(options, home, clock, narration).run();
            }
        } catch (LocalException e) {
            System.err.println(e.getMessage());
            return e.exitCode();
        }
    }
}

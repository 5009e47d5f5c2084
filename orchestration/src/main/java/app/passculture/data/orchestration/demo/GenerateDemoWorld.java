package app.passculture.data.orchestration.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** Fills an application database by hand: {@code --size standard --seed 42}, the database from the environment. */
public final class GenerateDemoWorld {
    private static final String USAGE = """
            usage: GenerateDemoWorld [--size tiny|standard|large] [--seed NUMBER]
            The application database comes from APPLICATION_DATASOURCE_URL, _USERNAME and _PASSWORD;
            everything in its schema public is replaced.
            """;

    private final Map<String, String> environment;
    private final Clock clock;
    private final PrintStream out;

    GenerateDemoWorld(Map<String, String> environment, Clock clock, PrintStream out) {
        this.environment = environment;
        this.clock = clock;
        this.out = out;
    }

    /** Ends with status 1 and a sentence when something is wrong. */
    public static void main(String[] arguments) {
        try {
            new GenerateDemoWorld(System.getenv(), Clock.systemUTC(), System.out).run(arguments);
        } catch (DemoWorldException problem) {
            System.err.println(sentence(problem));
            System.exit(1);
        }
    }

    void run(String... arguments) {
        var options = options(arguments);
        var size = WorldSize.named(options.getOrDefault("--size", "standard"));
        var database = database();
        DemoWorld.generate(size, seed(options.getOrDefault("--seed", "42")), clock.instant())
                .write(database, this::show);
        out.println("done");
    }

    static String sentence(DemoWorldException problem) {
        var cause = problem.getCause();
        return cause == null ? String.valueOf(problem.getMessage()) : problem.getMessage() + ": " + cause.getMessage();
    }

    private static Map<String, String> options(String... arguments) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < arguments.length; i += 2) {
            boolean known = arguments[i].equals("--size") || arguments[i].equals("--seed");
            if (!known || i + 1 == arguments.length) {
                throw new DemoWorldException.BadRequest(USAGE.strip());
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new DemoWorldException.BadRequest("a seed is a whole number, not \"" + text + "\"");
        }
    }

    private PGSimpleDataSource database() {
        var database = new PGSimpleDataSource();
        try {
            database.setUrl(required("APPLICATION_DATASOURCE_URL"));
        } catch (IllegalArgumentException notAUrl) {
            throw new DemoWorldException.BadRequest("APPLICATION_DATASOURCE_URL is not a jdbc:postgresql: address");
        }
        database.setUser(required("APPLICATION_DATASOURCE_USERNAME"));
        database.setPassword(environment.getOrDefault("APPLICATION_DATASOURCE_PASSWORD", ""));
        return database;
    }

    private String required(String variable) {
        var value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new DemoWorldException.BadRequest(variable + " is not set\n" + USAGE.strip());
        }
        return value;
    }

    private void show(String phase, long done, long total) {
        if (done * 10 / total != (done - 1) * 10 / total || done == total) {
            out.printf("%s: %d of %d%n", phase, done, total);
        }
    }
}

package app.passculture.data.recommendation.api.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** How long, how hard and where the benchmark runs. */
record BenchmarkSettings(
        Path jar,
        Path output,
        String serverCore,
        Duration warmUp,
        Duration spell,
        int rounds,
        int connections,
        int rate,
        String model,
        List<String> jvmFlags) {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final String UNPINNED = "none";

    private static final Map<String, String> DEFAULTS = Map.of(
            "--jar", "recommendation-api/target/recommendation-api.jar",
            "--output", "recommendation-api/target/benchmark",
            "--server-core", UNPINNED,
            "--warm-up", "PT40S",
            "--spell", "PT10S",
            "--rounds", "3",
            "--connections", "64",
            "--rate", "500",
            "--model", "popularity",
            "--jvm", "-Xms512m -Xmx512m");

    /** Reads pairs of option and value; an option left out keeps its default. */
    static BenchmarkSettings parse(String... arguments) {
        var values = new HashMap<>(DEFAULTS);
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            values.put(arguments[i], arguments[i + 1]);
        }
        if (arguments.length % 2 != 0 || !DEFAULTS.keySet().equals(values.keySet())) {
            throw new IllegalArgumentException(usage(values.keySet()));
        }
        return of(option -> values.getOrDefault(option, ""));
    }

    private static BenchmarkSettings of(UnaryOperator<String> option) {
        return new BenchmarkSettings(
                Path.of(option.apply("--jar")),
                Path.of(option.apply("--output")),
                option.apply("--server-core"),
                Duration.parse(option.apply("--warm-up")),
                Duration.parse(option.apply("--spell")),
                Integer.parseInt(option.apply("--rounds")),
                Integer.parseInt(option.apply("--connections")),
                Integer.parseInt(option.apply("--rate")),
                option.apply("--model"),
                List.of(option.apply("--jvm").split(" ")));
    }

    private static String usage(Set<String> given) {
        var options = new TreeSet<>(DEFAULTS.entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .toList());
        return "Options with their defaults: %s. Given: %s".formatted(options, new TreeSet<>(given));
    }

    /** The words before a command that keep it on {@code core}. */
    List<String> pin(String core) {
        return isPinned() ? List.of(TASKSET.toString(), "-c", core) : List.of();
    }

    boolean isPinned() {
        return !serverCore.equals(UNPINNED) && Files.isExecutable(TASKSET);
    }
}

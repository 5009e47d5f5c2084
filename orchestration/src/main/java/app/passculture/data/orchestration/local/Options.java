package app.passculture.data.orchestration.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the caller asked for; without a size, the one of the data that is there, or standard. */
record Options(Optional<String> size, DataDirectory data, Wish wish, int apiPort, int schedulerPort) {

    /** To start with what is kept, to begin again, or to let a day pass in a platform that runs. */
    enum Wish {
        START,
        RESET,
        ANOTHER_DAY
    }

    private static final Set<String> SIZES = Set.of("tiny", "standard", "large");

    /** Without {@code --data} everything is kept under the home of the platform, its checkout. */
    static Options parse(List<String> arguments, Map<String, String> environment, Path home) {
        DataDirectory usual = new DataDirectory(home.resolve(".local"));
        Options options = new Options(
                Optional.empty(),
                usual,
                Wish.START,
                port("API_PORT", 8080, environment),
                port("SCHEDULER_PORT", 8081, environment));
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            options = options.with(rest.removeFirst(), rest);
        }
        return options;
    }

    private Options with(String option, Deque<String> rest) {
        return switch (option) {
            case "--size" -> new Options(Optional.of(size(value(option, rest))), data, wish, apiPort, schedulerPort);
            case "--data" ->
                new Options(size, new DataDirectory(Path.of(value(option, rest))), wish, apiPort, schedulerPort);
            case "--reset" -> wishing(Wish.RESET);
            case "--another-day" -> wishing(Wish.ANOTHER_DAY);
            default ->
                throw new LocalException.BadRequest("There is no option " + option + ": ./start --help lists them.");
        };
    }

    private Options wishing(Wish other) {
        if (wish != Wish.START && wish != other) {
            throw new LocalException.BadRequest("--reset and --another-day do not go together.");
        }
        return new Options(size, data, other, apiPort, schedulerPort);
    }

    boolean reset() {
        return wish == Wish.RESET;
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.pollFirst();
        if (value == null || value.isBlank() || value.startsWith("--")) {
            throw new LocalException.BadRequest(option + " wants a value: ./start --help says which.");
        }
        return value;
    }

    private static String size(String name) {
        if (!SIZES.contains(name)) {
            throw new LocalException.BadRequest("There is no size " + name + ": tiny, standard or large.");
        }
        return name;
    }

    private static int port(String variable, int usual, Map<String, String> environment) {
        String text = environment.getOrDefault(variable, Integer.toString(usual));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new LocalException.BadRequest(variable + " is " + text + ", which is not a port (1 to 65535).");
        }
        return Integer.parseInt(text);
    }
}

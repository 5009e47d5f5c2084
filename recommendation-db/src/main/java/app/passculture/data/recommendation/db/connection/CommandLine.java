package app.passculture.data.recommendation.db.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a command: the environment, overridden by arguments of the form NAME=value; other arguments are operands. */
public record CommandLine(Map<String, String> settings, List<String> operands) {
    public CommandLine {
        settings = Map.copyOf(settings);
        operands = List.copyOf(operands);
    }

    public static CommandLine parse(List<String> arguments, Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>(environment);
        for (String argument : arguments) {
            if (isSetting(argument)) {
                int equals = argument.indexOf('=');
                settings.put(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        return new CommandLine(
                settings,
                arguments.stream().filter(argument -> !isSetting(argument)).toList());
    }

    private static boolean isSetting(String argument) {
        return argument.matches("(?s)[A-Z][A-Z0-9_]*=.*");
    }
}

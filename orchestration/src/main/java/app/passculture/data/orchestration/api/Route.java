package app.passculture.data.orchestration.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One line of {@code api/routes.txt}: what may be asked, with what, and what is answered. */
record Route(
        String group, String method, String path, List<Parameter> parameters, String body, int status, String answer) {

    /** A parameter of the query. */
    record Parameter(String name, Shape.Presence presence) {}

    Route {
        parameters = List.copyOf(parameters);
    }

    static List<Route> all() {
        List<Route> routes = new ArrayList<>();
        String group = "";
        for (String line : Resource.lines("api/routes.txt")) {
            if (line.contains("|")) {
                routes.add(of(
                        group,
                        Arrays.stream(line.split("\\|", 4)).map(String::strip).toList()));
            } else {
                group = line.strip();
            }
        }
        return routes;
    }

    private static Route of(String group, List<String> parts) {
        String[] call = parts.get(0).split(" ", 2);
        String[] result = parts.get(3).split(" ", 2);
        return new Route(
                group,
                call[0],
                call[1],
                Arrays.stream(parts.get(1).split(" ", -1))
                        .filter(name -> !name.isEmpty())
                        .flatMap(Route::parameters)
                        .toList(),
                parts.get(2),
                Integer.parseInt(result[0]),
                result.length > 1 ? result[1] : "");
    }

    private static Stream<Parameter> parameters(String text) {
        if (text.endsWith("<>")) {
            String name = text.substring(0, text.length() - 2);
            return Stream.of("_gte", "_gt", "_lte", "_lt")
                    .map(ending -> new Parameter(name + ending, Shape.Presence.OPTIONAL));
        }
        return Stream.of(
                text.endsWith("*")
                        ? new Parameter(text.substring(0, text.length() - 1), Shape.Presence.REQUIRED)
                        : new Parameter(text, Shape.Presence.OPTIONAL));
    }

    /** The schemas of the answer; none where it is free. */
    List<String> answers() {
        return Arrays.stream(answer.split("\\|"))
                .map(name -> name.replaceFirst("/.*", ""))
                .filter(name -> !name.isEmpty() && !name.equals("any") && !name.equals("-"))
                .toList();
    }

    List<String> pathParameters() {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}

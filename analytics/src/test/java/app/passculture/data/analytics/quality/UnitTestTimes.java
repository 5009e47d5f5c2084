package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints how long the unit tests of a run took, from its run_results.json. */
final class UnitTestTimes {

    private UnitTestTimes() {}

    public static void main(String[] arguments) throws IOException {
        List<Double> seconds = new ArrayList<>();
        if (JsonText.parse(Files.readString(Path.of(arguments[0]))) instanceof Map<?, ?> results
                && results.get("results") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> result
                        && String.valueOf(result.get("unique_id")).startsWith("unit_test.")) {
                    seconds.add(Double.valueOf(String.valueOf(result.get("execution_time"))));
                }
            }
        }
        seconds.sort(null);
        int count = seconds.size();
        System.out.printf(
                "| one of %d unit tests | median %.0f ms, 9 of 10 below %.0f ms, slowest %.0f ms | |%n",
                count, 1_000 * seconds.get(count / 2), 1_000 * seconds.get(count * 9 / 10), 1_000 * seconds.getLast());
    }
}

package app.passculture.data.orchestration.pipeline;

import java.util.Map;

/** All that a definition may depend on: the environment, settings by name, and the slots of each pool. */
public record Surroundings(Environment environment, Map<String, String> settings, Map<String, Integer> pools) {

    public Surroundings {
        settings = Map.copyOf(settings);
        pools = Map.copyOf(pools);
    }
}

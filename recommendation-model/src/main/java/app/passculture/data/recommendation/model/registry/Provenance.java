package app.passculture.data.recommendation.model.registry;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where a model comes from and how good it was found to be; empty for a model that nobody trained or measured. */
public record Provenance(Optional<TrainingWindow> trainedOn, SortedMap<String, Double> metrics) {
    public Provenance {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        metrics.forEach((metric, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("metric %s is finite, got %s".formatted(metric, value));
            }
        });
    }

    /** Of a model neither trained nor measured. */
    public static Provenance none() {
        return new Provenance(Optional.empty(), new TreeMap<>());
    }

    /** Of a model trained on {@code window} and not measured yet. */
    public static Provenance trainedOn(TrainingWindow window) {
        return new Provenance(Optional.of(window), new TreeMap<>());
    }

    /** The same origin with these measurements. */
    public Provenance measured(Map<String, Double> metrics) {
        return new Provenance(trainedOn, new TreeMap<>(metrics));
    }
}

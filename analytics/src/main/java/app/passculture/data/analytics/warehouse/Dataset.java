package app.passculture.data.analytics.warehouse;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dataset and what is said of it; {@code tableLifetime}: after which new tables go by themselves. */
public record Dataset(
        DatasetName name,
        String description,
        Map<String, String> labels,
        @Nullable Duration tableLifetime) {

    public Dataset {
        labels = Map.copyOf(labels);
    }

    public static Dataset of(DatasetName name) {
        return new Dataset(name, "", Map.of(), null);
    }
}

package app.passculture.data.recommendation.model.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of a published version beside its arrays; {@code manifest.json} in the version's directory. */
public record Manifest(
        int format,
        String name,
        String version,
        String kind,
        SortedMap<String, String> parameters,
        Provenance provenance,
        Instant createdAt,
        List<ModelFile> files) {
    /** The layout this code writes, and the only one it reads. */
    static final int FORMAT = 1;

    public Manifest {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format %d is not read here, only %d".formatted(format, FORMAT));
        }
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        files = List.copyOf(files);
    }
}

package app.passculture.data.orchestration.scheduler;

import app.passculture.data.orchestration.pipeline.LoadedPipeline;
import app.passculture.data.orchestration.pipeline.Problem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The pipelines of this server as they were loaded at its start, with what is wrong with those that were not. */
public final class Catalogue {

    /** What a node has on which no task runs. */
    static final Catalogue EMPTY = new Catalogue(List.of(), List.of());

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<UUID, Entry> versions = new HashMap<>();
    private final List<LoadError> errors;

    /** A loaded pipeline, the version it is registered as, and the class that defines it. */
    public record Entry(LoadedPipeline pipeline, UUID version, String definedBy, Optional<String> source) {}

    /** Why the pipeline of a class could not be loaded. */
    public record LoadError(String definedBy, List<Problem> problems, Instant at) {
        public LoadError {
            problems = List.copyOf(problems);
        }
    }

    Catalogue(List<Entry> loaded, List<LoadError> errors) {
        loaded.forEach(entry -> {
            entries.put(entry.pipeline().spec().id(), entry);
            versions.put(entry.version(), entry);
        });
        this.errors = List.copyOf(errors);
    }

    public Optional<Entry> find(String pipeline) {
        return Optional.ofNullable(entries.get(pipeline));
    }

    /** Sorted by the ids of the pipelines. */
    public List<Entry> all() {
        return entries.values().stream()
                .sorted(Comparator.comparing(entry -> entry.pipeline().spec().id()))
                .toList();
    }

    public List<LoadError> errors() {
        return errors;
    }

    /** The versions whose code is here. */
    Set<UUID> versions() {
        return Set.copyOf(versions.keySet());
    }

    /** The code of a version, if it is the one this server has. */
    Optional<LoadedPipeline> version(UUID version) {
        return Optional.ofNullable(versions.get(version)).map(Entry::pipeline);
    }
}

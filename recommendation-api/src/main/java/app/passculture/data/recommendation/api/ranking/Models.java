package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.api.candidate.Snapshot;
import app.passculture.data.recommendation.api.candidate.SnapshotBuilt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * The model in use, bound to the snapshot in use. Binding happens before a swap and off the request path; a request
 * reads one pair. A model that fails its binding is not used: the one before stays, else constant scores stand in.
 */
final class Models {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private final BiFunction<NamedModel, Snapshot, BoundModel> binding;
    private final Counter swaps;
    private final Counter failures;
    private volatile NamedModel inUse;
    private WeakReference<Snapshot> newest = new WeakReference<>(null);
    /** The newest binding first; the one after it serves requests that took the snapshot before. */
    private volatile List<BoundModel> bindings = List.of();

    Models(NamedModel first, BiFunction<NamedModel, Snapshot, BoundModel> binding, MeterRegistry registry) {
        this.inUse = first;
        this.binding = binding;
        this.swaps = registry.counter("recommendation.model.swaps");
        this.failures = registry.counter("recommendation.model.failures");
    }

    /** The model to score this snapshot's offers with; empty for a snapshot older than the one before. */
    Optional<BoundModel> of(Snapshot snapshot) {
        for (var bound : bindings) {
            if (bound.isFor(snapshot)) {
                return Optional.of(bound);
            }
        }
        return Optional.empty();
    }

    NamedModel inUse() {
        return inUse;
    }

    /** Gets ready for a snapshot that is about to answer requests. */
    @EventListener
    synchronized void prepare(SnapshotBuilt built) {
        var snapshot = built.snapshot();
        var bound = bind(inUse, snapshot).orElseGet(() -> BoundModel.of(NamedModel.standIn(), snapshot));
        bindings = Stream.concat(Stream.of(bound), bindings.stream().limit(1)).toList();
        newest = new WeakReference<>(snapshot);
    }

    /** Scores with this model from now on; false, and nothing changes, if it cannot score the snapshot in use. */
    synchronized boolean take(NamedModel next) {
        var snapshot = newest.get();
        if (snapshot != null) {
            var binding = bind(next, snapshot);
            if (binding.isEmpty()) {
                return false;
            }
            bindings =
                    Stream.concat(binding.stream(), bindings.stream().skip(1)).toList();
        }
        inUse = next;
        swaps.increment();
        LOG.info("scoring with model {} version {}", next.name(), next.version());
        return true;
    }

    /** A model's code is not ours to trust: whatever it throws here is a reason not to use it. */
    private Optional<BoundModel> bind(NamedModel model, Snapshot snapshot) {
        try {
            return Optional.of(binding.apply(model, snapshot));
        } catch (RuntimeException unusable) {
            failed(
                    "model %s version %s cannot score the offers of data version %d"
                            .formatted(model.name(), model.version(), snapshot.version()),
                    unusable);
            return Optional.empty();
        }
    }

    void failed(String what, RuntimeException cause) {
        failures.increment();
        LOG.error("{}; scoring goes on with {} version {}", what, inUse.name(), inUse.version(), cause);
    }
}

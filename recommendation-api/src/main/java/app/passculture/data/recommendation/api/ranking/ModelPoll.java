package app.passculture.data.recommendation.api.ranking;

import app.passculture.data.recommendation.model.ModelException;
import app.passculture.data.recommendation.model.registry.ModelRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes over the version of a model that is pinned, or else current, when it is not in use yet. For one thread only. */
final class ModelPoll {
    private final ModelRegistry registry;
    private final ModelAddress address;
    private final Models models;
    private @Nullable String refused;
    private @Nullable String lastComplaint;

    ModelPoll(ModelRegistry registry, ModelAddress address, Models models) {
        this.registry = registry;
        this.address = address;
        this.models = models;
    }

    /**
     * Which model to follow.
     *
     * @param pinned the version to stay on; empty to follow the current one
     */
    record ModelAddress(Path registry, String name, Optional<String> pinned) {}

    void run() {
        try {
            takeOver(wanted());
            lastComplaint = null;
        } catch (ModelException unreadable) {
            complainOnce(unreadable);
        }
    }

    private String wanted() {
        return address.pinned()
                .or(() -> registry.currentVersion(address.name()))
                .orElseThrow(() -> new ModelException.Missing(
                        address.registry(), "no model is published as %s".formatted(address.name())));
    }

    private void takeOver(String version) {
        if (models.inUse().isVersion(version) || version.equals(refused)) {
            return;
        }
        var accepted = models.take(NamedModel.of(registry.load(address.name(), version)));
        refused = accepted ? null : version;
    }

    /** The same complaint every few seconds would bury all others. */
    private void complainOnce(ModelException unreadable) {
        var complaint = String.valueOf(unreadable.getMessage());
        if (!complaint.equals(lastComplaint)) {
            models.failed("model %s cannot be read".formatted(address.name()), unreadable);
        }
        lastComplaint = complaint;
    }
}

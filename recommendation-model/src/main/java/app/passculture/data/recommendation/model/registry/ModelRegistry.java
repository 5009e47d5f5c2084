package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.Model;
import app.passculture.data.recommendation.model.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Keeps published models in a directory: immutable versions, and which one is current. Readers need no lock and see
 * either all of a version or nothing of it; publishers of one model take turns. Every failure is a ModelException.
 */
public final class ModelRegistry {
    private static final DateTimeFormatter VERSION_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path root;
    private final Clock clock;
    private final FileSteps steps;

    /** A registry in {@code root}, which is created at the first publication. */
    public ModelRegistry(Path root, Clock clock) {
        this(root, clock, new DiskSteps());
    }

    ModelRegistry(Path root, Clock clock, FileSteps steps) {
        this.root = root;
        this.clock = clock;
        this.steps = steps;
    }

    /** Which version is current, without reading it; empty when nothing was published under this name. */
    public Optional<String> currentVersion(String name) {
        return PublishedFiles.ledger(new ModelFolder(root, name)).current();
    }

    /** The current version; empty when nothing was published under this name. */
    public Optional<PublishedModel> current(String name) {
        return currentVersion(name).map(version -> load(name, version));
    }

    /** Every version ever published, newest first, also those rolled back. */
    public List<String> versions(String name) {
        return PublishedFiles.ledger(new ModelFolder(root, name)).versions();
    }

    /** One version, current or not. */
    public PublishedModel load(String name, String version) {
        var folder = new ModelFolder(root, name);
        var directory = folder.version(version);
        if (!PublishedFiles.ledger(folder).versions().contains(version)) {
            throw new ModelException.Missing(directory, "no such version is published");
        }
        return PublishedFiles.model(folder, version, directory);
    }

    /** Publishes under a version named after the present time and makes it current. */
    public PublishedModel publish(String name, Model model, Provenance provenance) {
        return publish(name, VERSION_TIME.format(clock.instant()), model, provenance);
    }

    /** Publishes, reads back and makes current; a version once published is never written again. */
    public PublishedModel publish(String name, String version, Model model, Provenance provenance) {
        var folder = new ModelFolder(root, name);
        var encoded = encode(folder.version(version), model);
        var manifest = manifest(name, version, encoded, provenance);
        return locked(folder, publisher -> publish(publisher, manifest, encoded));
    }

    /** Withdraws the current version and makes the one before it current again, provided that it can be read. */
    public PublishedModel rollback(String name) {
        return locked(new ModelFolder(root, name), ModelRegistry::rollback);
    }

    private static PublishedModel publish(Publisher publisher, Manifest manifest, EncodedModel encoded)
            throws IOException {
        var folder = publisher.folder();
        var version = manifest.version();
        var ledger = PublishedFiles.ledger(folder);
        if (ledger.versions().contains(version)) {
            throw new ModelException.Refused(folder.version(version), "is published already and never changes");
        }
        publisher.sweep(ledger);
        var staged = publisher.stage(manifest, encoded);
        var readBack = PublishedFiles.model(folder, version, staged);
        publisher.install(version);
        publisher.replace(ledger.publish(version));
        return readBack;
    }

    private static PublishedModel rollback(Publisher publisher) throws IOException {
        var folder = publisher.folder();
        var ledger = PublishedFiles.ledger(folder);
        var previous = ledger.previous()
                .orElseThrow(() -> new ModelException.Refused(folder.current(), "names no version to go back to"));
        var model = PublishedFiles.model(folder, previous, folder.version(previous));
        publisher.replace(ledger.withdrawCurrent());
        return model;
    }

    private static EncodedModel encode(Path version, Model model) {
        try {
            return EncodedModel.of(model);
        } catch (IllegalArgumentException e) {
            throw new ModelException.Refused(version, "cannot be written: " + e.getMessage(), e);
        }
    }

    private Manifest manifest(String name, String version, EncodedModel encoded, Provenance provenance) {
        var createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Manifest(
                Manifest.FORMAT,
                name,
                version,
                encoded.kind(),
                encoded.parameters(),
                provenance,
                createdAt,
                encoded.described());
    }

    private PublishedModel locked(ModelFolder folder, Change change) {
        try {
            steps.createDirectories(folder.directory());
            try (var _ = PublishLock.acquire(folder.lock())) {
                return change.apply(new Publisher(folder, steps));
            }
        } catch (IOException e) {
            throw new ModelException.Unavailable(folder.directory(), "cannot be written: " + e, e);
        }
    }

    /** What a publisher does while it holds the lock. */
    private interface Change {
        PublishedModel apply(Publisher publisher) throws IOException;
    }
}

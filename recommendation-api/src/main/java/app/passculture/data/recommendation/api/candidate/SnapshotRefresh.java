package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.candidate.SnapshotMeters.Outcome;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the snapshot when the database has another version of the data. Whatever goes wrong, the snapshot in use stays;
 * with none in use, the copy on disk takes its place. For one thread only.
 */
final class SnapshotRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRefresh.class);

    private final SnapshotReader reader;
    private final Snapshots snapshots;
    private final LastGoodCopy copy;
    private final SnapshotSettings settings;
    private final SnapshotMeters meters;
    private final Consumer<SnapshotBuilt> beforeSwap;
    private OptionalLong refused = OptionalLong.empty();
    private boolean databaseWasLost;

    SnapshotRefresh(
            SnapshotReader reader,
            Snapshots snapshots,
            LastGoodCopy copy,
            SnapshotSettings settings,
            SnapshotMeters meters,
            Consumer<SnapshotBuilt> beforeSwap) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.copy = copy;
        this.settings = settings;
        this.meters = meters;
        this.beforeSwap = beforeSwap;
    }

    /** Looks for a new version and takes it over if there is one. */
    void run() {
        try {
            refresh();
            databaseWasLost = false;
        } catch (SnapshotException.Refused refusal) {
            meters.count(Outcome.REFUSED);
            LOG.error(
                    "{}; the snapshot in use stays. Set snapshot.max-drop=1 and restart to accept it",
                    refusal.getMessage());
        } catch (SnapshotException.Unavailable unavailable) {
            meters.count(Outcome.UNAVAILABLE);
            sayOnce(unavailable);
            fallBackToDisk();
        } catch (RuntimeException bug) {
            meters.count(Outcome.FAILED);
            LOG.error("a snapshot could not be built", bug);
            fallBackToDisk();
        }
    }

    private void refresh() {
        var version = reader.version();
        if (isInUse(version) || refused.equals(OptionalLong.of(version))) {
            return;
        }
        var reading = meters.timed(reader::read);
        meters.leftOut(reading.leftOut());
        requireNoDrop(reading.contents());
        swapTo(new Snapshot(reading.contents(), settings.digitalOffers(), Snapshot.Origin.DATABASE));
        meters.count(Outcome.SWAPPED);
        LOG.info(
                "data version {}: {} offers, left out {}",
                version,
                reading.contents().offers().size(),
                reading.leftOut());
        copy.keep(reading.contents());
    }

    private boolean isInUse(long version) {
        return snapshots
                .current()
                .filter(now -> now.origin() == Snapshot.Origin.DATABASE && now.version() == version)
                .isPresent();
    }

    private void requireNoDrop(Contents next) {
        var objections = snapshots
                .current()
                .map(now -> new DropGuard(settings.maxDrop()).objections(now.contents(), next))
                .orElseGet(List::of);
        if (!objections.isEmpty()) {
            refused = OptionalLong.of(next.version());
            throw new SnapshotException.Refused(next.version(), objections);
        }
    }

    private void swapTo(Snapshot next) {
        beforeSwap.accept(new SnapshotBuilt(next));
        snapshots.swapTo(next);
        refused = OptionalLong.empty();
    }

    private void fallBackToDisk() {
        if (snapshots.current().isPresent()) {
            return;
        }
        copy.load().ifPresent(contents -> {
            swapTo(new Snapshot(contents, settings.digitalOffers(), Snapshot.Origin.DISK));
            meters.count(Outcome.DISK_LOADED);
            LOG.warn("answering from the copy on disk: data version {} of {}", contents.version(), contents.builtAt());
        });
    }

    private void sayOnce(SnapshotException.Unavailable unavailable) {
        if (!databaseWasLost) {
            LOG.warn("{}; trying again every {}", unavailable.getMessage(), settings.poll());
        }
        databaseWasLost = true;
    }
}

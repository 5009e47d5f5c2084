package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.location.Position;
import app.passculture.data.recommendation.model.ItemId;
import app.passculture.data.recommendation.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The offers, zones and bookings of one version of the database; immutable, answers without any query. */
public final class Snapshot {
    private final Contents contents;
    private final DigitalOffers digital;
    private final Origin origin;

    Snapshot(Contents contents, DigitalOffers digital, Origin origin) {
        this.contents = contents;
        this.digital = digital;
        this.origin = origin;
    }

    /** The version of the database's data this was read at. */
    public long version() {
        return contents.version();
    }

    public Instant builtAt() {
        return contents.builtAt();
    }

    /** How many offers there are; their indices go from 0 to one below. */
    public int offers() {
        return contents.offers().size();
    }

    public String offerId(int offer) {
        return contents.offers().id(offer);
    }

    public ItemId item(int offer) {
        return items().get(offer);
    }

    /** The item of each offer, by offer index. */
    public List<ItemId> items() {
        return contents.offers().items();
    }

    /** The group that the ordering spreads this offer over, below {@link #groups}. */
    public int group(int offer) {
        return contents.offers().group(offer);
    }

    public int groups() {
        return contents.offers().groupNames().size();
    }

    /** The offers that this user may be shown here and has not booked. */
    public Candidates candidates(UserId user, Optional<Position> position) {
        return candidates(user, position.map(contents.zones()::containing).orElseGet(OptionalLong::empty));
    }

    Candidates candidates(UserId user, OptionalLong zone) {
        return Candidates.of(contents.booked(), user, area(zone));
    }

    private Area area(OptionalLong zone) {
        return zone.isPresent()
                ? Area.of(contents, contents.venueRanges().find(zone.getAsLong()), forAllWithZone())
                : Area.nowhere(contents);
    }

    private int forAllWithZone() {
        return switch (digital) {
            case WITHOUT_ZONE -> contents.offers().nationalStart();
            case EVERYWHERE -> contents.offers().onlineStart();
        };
    }

    Contents contents() {
        return contents;
    }

    Origin origin() {
        return origin;
    }

    /** Where a snapshot was read from. */
    enum Origin {
        DATABASE,
        DISK
    }
}

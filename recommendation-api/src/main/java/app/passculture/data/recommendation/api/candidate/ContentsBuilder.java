package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.location.IrisZone;
import app.passculture.data.recommendation.api.location.IrisZones;
import app.passculture.data.recommendation.api.location.UnreadableShapeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns rows of the database into the contents of a snapshot; rows that mean nothing are left out and counted. */
final class ContentsBuilder {
    private final Offers offers;
    private final Map<String, Integer> indexOf;
    private final VenueRanges venues;
    private final Pairs booked = new Pairs();
    private final List<IrisZone> zones = new ArrayList<>();
    private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);

    /** Starts from all offers, in any order: everything added later points at them. */
    ContentsBuilder(List<OfferRow> rows) {
        var sorted = rows.stream()
                .filter(this::hasId)
                .sorted(OfferRow.SNAPSHOT_ORDER)
                .toList();
        this.offers = Offers.of(sorted);
        this.indexOf = indexOf(sorted);
        this.venues = VenueRanges.of(sorted);
    }

    private boolean hasId(OfferRow row) {
        if (row.id().isEmpty()) {
            leaveOut(LeftOut.OFFER_WITHOUT_ID);
            return false;
        }
        return true;
    }

    private static Map<String, Integer> indexOf(List<OfferRow> rows) {
        var indexOf = HashMap.<String, Integer>newHashMap(rows.size());
        for (var offer = 0; offer < rows.size(); offer++) {
            indexOf.put(rows.get(offer).id(), offer);
        }
        return indexOf;
    }

    void addZone(long id, byte @Nullable [] shape) {
        if (shape == null) {
            leaveOut(LeftOut.ZONE_WITHOUT_SHAPE);
            return;
        }
        try {
            zones.add(IrisZone.fromWkb(id, shape));
        } catch (UnreadableShapeException unreadable) {
            leaveOut(LeftOut.ZONE_WITHOUT_SHAPE);
        }
    }

    /** Notes that the venue is near the zone; a null links nothing. */
    void addVenueOfZone(@Nullable String zone, @Nullable String venue) {
        if (zone == null || venue == null) {
            return;
        }
        var id = CanonicalId.parse(zone);
        if (id.isPresent()) {
            venues.link(id.getAsLong(), venue);
        } else {
            leaveOut(LeftOut.ZONE_NOT_A_NUMBER);
        }
    }

    /** Notes that the user booked the offer; a null, or an offer that is not recommendable, excludes nothing. */
    void addBooked(@Nullable String user, @Nullable String offer) {
        var index = offer == null ? null : indexOf.get(offer);
        if (user == null || index == null) {
            return;
        }
        var id = CanonicalId.parse(user);
        if (id.isPresent()) {
            booked.add(id.getAsLong(), index);
        } else {
            leaveOut(LeftOut.USER_NOT_A_NUMBER);
        }
    }

    private void leaveOut(LeftOut reason) {
        leftOut.merge(reason, 1, Integer::sum);
    }

    Map<LeftOut, Integer> leftOut() {
        return Map.copyOf(leftOut);
    }

    Contents build(long version, Instant now) {
        return new Contents(
                version, now, offers, venues.byZone(offers.onlineStart()), booked.toRuns(), IrisZones.of(zones));
    }

    /** Why a row of the database says nothing to a snapshot. */
    enum LeftOut {
        OFFER_WITHOUT_ID,
        USER_NOT_A_NUMBER,
        ZONE_NOT_A_NUMBER,
        ZONE_WITHOUT_SHAPE
    }
}

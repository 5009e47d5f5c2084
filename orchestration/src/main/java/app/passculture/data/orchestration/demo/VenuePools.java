package app.passculture.data.orchestration.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Chooses the venue of an offer among those that propose its type, bigger ones more often. */
final class VenuePools {
    private final Map<OfferType, Weighted<Venue>> active = new EnumMap<>(OfferType.class);
    private final Weighted<Venue> virtual;
    private final Weighted<Venue> inactive;

    VenuePools(List<Venue> venues) {
        var open = venues.stream().filter(venue -> venue.offerer().active()).toList();
        virtual = pool(open, venue -> venue.site() == null);
        inactive = pool(venues, venue -> !venue.offerer().active() && venue.site() != null);
        for (var type : OfferType.values()) {
            active.put(
                    type,
                    pool(open, venue -> venue.site() != null && venue.kind().proposes(type)));
        }
    }

    Venue virtual(Dice dice) {
        return virtual.draw(dice);
    }

    Venue inactive(Dice dice) {
        return inactive.draw(dice);
    }

    Venue active(OfferType type, Dice dice) {
        var pool = active.get(type);
        if (pool == null || pool.isEmpty()) {
            throw new IllegalStateException("no venue proposes " + type);
        }
        return pool.draw(dice);
    }

    private static Weighted<Venue> pool(List<Venue> venues, Predicate<Venue> wanted) {
        return Weighted.of(venues.stream().filter(wanted).toList(), Venue::size);
    }
}

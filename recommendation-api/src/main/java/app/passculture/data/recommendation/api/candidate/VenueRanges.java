package app.passculture.data.recommendation.api.candidate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the local offers of each venue lie: at most one range of physical ones and one of online ones. */
final class VenueRanges {
    private final List<Range> ranges = new ArrayList<>();
    private final Map<String, List<Integer>> placesByVenue = new HashMap<>();
    private final Pairs zonePlaces = new Pairs();

    private VenueRanges() {}

    static VenueRanges of(List<OfferRow> sorted) {
        var venues = new VenueRanges();
        var from = 0;
        for (var to = 1; to <= sorted.size(); to++) {
            if (to == sorted.size() || !sorted.get(from).liesWith(sorted.get(to))) {
                venues.add(sorted.get(from), new Range(from, to));
                from = to;
            }
        }
        return venues;
    }

    private void add(OfferRow first, Range range) {
        var venue = first.venue();
        if (venue != null && !first.national()) {
            placesByVenue.computeIfAbsent(venue, _ -> new ArrayList<>(2)).add(ranges.size());
            ranges.add(range);
        }
    }

    /** Notes that the venue, which may be without offers, is near the zone. */
    void link(long zone, String venue) {
        placesByVenue.getOrDefault(venue, List.of()).forEach(place -> zonePlaces.add(zone, place));
    }

    /** For each linked zone its ranges as ascending (from, to) pairs; neighbours within a section are joined. */
    Runs byZone(int onlineStart) {
        var places = zonePlaces.toRuns();
        var bounds = new Bounds(places, onlineStart);
        for (var zone = 0; zone < places.keys(); zone++) {
            for (var at = places.start(zone); at < places.end(zone); at++) {
                bounds.add(ranges.get(places.value(at)));
            }
            bounds.endOfZone(zone);
        }
        return bounds.runs();
    }

    private record Range(int from, int to) {}

    /** Writes (from, to) pairs, joining a range to the one it touches. */
    private static final class Bounds {
        private final Runs places;
        private final int onlineStart;
        private final int[] values;
        private final int[] offsets;
        private int zoneStart;
        private int end;

        Bounds(Runs places, int onlineStart) {
            this.places = places;
            this.onlineStart = onlineStart;
            this.values = new int[places.size() * 2];
            this.offsets = new int[places.keys() + 1];
        }

        void add(Range range) {
            if (end > zoneStart && values[end - 1] == range.from && range.from != onlineStart) {
                values[end - 1] = range.to;
                return;
            }
            values[end++] = range.from;
            values[end++] = range.to;
        }

        void endOfZone(int zone) {
            offsets[zone + 1] = end;
            zoneStart = end;
        }

        Runs runs() {
            return new Runs(places.allKeys(), offsets, Arrays.copyOf(values, end));
        }
    }
}

package app.passculture.data.recommendation.api.candidate;

/**
 * The offers that may be shown at one place, whoever asks: those of the venues near its zone, as ascending ranges, and all
 * from the start of a section on. Areas of one snapshot are equal when their places are.
 */
public final class Area {
    private static final int NOWHERE = 0;
    private static final int WITHOUT_VENUES = 1;
    private static final int WITH_VENUES = 2;

    private final int place;
    private final Runs ranges;
    private final int start;
    private final int end;
    private final int forAll;
    private final int offers;

    private Area(int place, Contents contents, int zonePlace, int forAll) {
        this.place = place;
        this.ranges = contents.venueRanges();
        this.start = ranges.start(zonePlace);
        this.end = endBelow(zonePlace, forAll);
        this.forAll = forAll;
        this.offers = contents.offers().size();
    }

    /** Where no zone is known: what can be had online, and national offers. */
    static Area nowhere(Contents contents) {
        return new Area(NOWHERE, contents, -1, contents.offers().onlineStart());
    }

    /** The zone at this place of the venue ranges, which is negative for a zone without venues. */
    static Area of(Contents contents, int zonePlace, int forAll) {
        return new Area(zonePlace < 0 ? WITHOUT_VENUES : WITH_VENUES + zonePlace, contents, zonePlace, forAll);
    }

    private int endBelow(int zonePlace, int limit) {
        var below = ranges.end(zonePlace);
        while (below > start && ranges.value(below - 2) >= limit) {
            below -= 2;
        }
        return below;
    }

    /** What names this area among those of its snapshot. */
    public int place() {
        return place;
    }

    int size() {
        var size = offers - forAll;
        for (var at = start; at < end; at += 2) {
            size += ranges.value(at + 1) - ranges.value(at);
        }
        return size;
    }

    boolean contains(int offer) {
        return offer >= forAll || isInRange(offer);
    }

    private boolean isInRange(int offer) {
        var low = start / 2;
        var high = end / 2;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (ranges.value(2 * middle + 1) <= offer) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 2 * low < end && ranges.value(2 * low) <= offer;
    }

    /** All its offers as ascending indices. */
    public int[] offers() {
        return without(new int[0]);
    }

    /** Its offers as ascending indices but for some of them, which ascend. */
    int[] without(int[] left) {
        var gathering = new Gathering(left, size() - left.length);
        for (var at = start; at < end; at += 2) {
            gathering.add(ranges.value(at), ranges.value(at + 1));
        }
        gathering.add(forAll, offers);
        return gathering.offers();
    }
}

package app.passculture.data.recommendation.api.candidate;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One recommendable offer as the database gives it; a missing venue, type or url is null. */
record OfferRow(
        String id,
        @Nullable String venue,
        @Nullable String type,
        @Nullable String url,
        boolean national,
        String item) {

    /** The order of offers in a snapshot: by section, then by venue, then by id so that a build can be repeated. */
    static final Comparator<OfferRow> SNAPSHOT_ORDER = Comparator.comparing(OfferRow::section)
            .thenComparing(OfferRow::venue, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(OfferRow::id);

    Section section() {
        if (national) {
            return Section.NATIONAL;
        }
        // Selection asks IS NOT NULL: an offer with an empty url is online here, and physical in its group below.
        return url == null ? Section.LOCAL_PHYSICAL : Section.LOCAL_ONLINE;
    }

    /** Whether both belong to one range: the same section and the same venue. */
    boolean liesWith(OfferRow other) {
        return section() == other.section() && Objects.equals(venue, other.venue);
    }

    /** What the ordering spreads over: the type, and whether there is an address to go to on line. */
    String group() {
        var online = url != null && !url.isEmpty();
        return (type == null ? "None" : type) + (online ? "_DIGITAL" : "_PHYSICAL");
    }

    /** Where an offer lies in a snapshot: which requests it may answer depends on it. */
    enum Section {
        LOCAL_PHYSICAL,
        LOCAL_ONLINE,
        NATIONAL
    }
}

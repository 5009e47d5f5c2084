package app.passculture.data.recommendation.api.candidate;

import java.util.ArrayList;
import java.util.List;

/** Objects to contents that lost more than a share of what the previous ones had. */
record DropGuard(double maxDrop) {
    /** What is wrong with the next contents, one sentence each; nothing when they may be used. */
    List<String> objections(Contents previous, Contents next) {
        var objections = new ArrayList<String>();
        compare("offers", previous.offers().size(), next.offers().size(), objections);
        compare("zones", previous.zones().size(), next.zones().size(), objections);
        compare(
                "zones with venues",
                previous.venueRanges().keys(),
                next.venueRanges().keys(),
                objections);
        compare("users with bookings", previous.booked().keys(), next.booked().keys(), objections);
        return List.copyOf(objections);
    }

    private void compare(String what, int before, int after, List<String> objections) {
        if (before - after > maxDrop * before) {
            objections.add("%d %s instead of %d, more than %.0f %% lost".formatted(after, what, before, maxDrop * 100));
        }
    }
}

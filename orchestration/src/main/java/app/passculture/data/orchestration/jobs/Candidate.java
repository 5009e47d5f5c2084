package app.passculture.data.orchestration.jobs;

import java.time.Instant;

/**
 * A trained model that is not published yet.
 *
 * @param version under which the registry keeps it as a candidate
 * @param quality how probable it is that an item booked in the week it did not learn from stands above another one it knows: 0.5 by chance
 */
record Candidate(String version, Instant from, Instant until, long bookings, long heldOut, double quality) {

    /** This, if it is good enough. */
    Candidate holdTo(int leastBookings, double leastQuality) {
        if (bookings < leastBookings) {
            throw new JobException.Refused(
                    "%d bookings in four weeks, %d are needed".formatted(bookings, leastBookings));
        }
        if (quality < leastQuality) {
            throw new JobException.Refused("quality %.3f on %d bookings of the last week, %.3f is needed"
                    .formatted(quality, heldOut, leastQuality));
        }
        return this;
    }
}

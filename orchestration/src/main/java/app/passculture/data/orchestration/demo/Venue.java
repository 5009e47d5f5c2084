package app.passculture.data.orchestration.demo;

import org.jspecify.annotations.Nullable;

/**
 * A place, or an online shelf without site, that proposes offers; its size attracts offers, its renown bookings, and
 * provider 0 is none.
 */
record Venue(
        int id,
        Offerer offerer,
        VenueKind kind,
        @Nullable Site site,
        String name,
        long created,
        double size,
        double renown,
        int provider) {}

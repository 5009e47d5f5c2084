package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.api.location.IrisZones;
import java.time.Instant;

/**
 * Everything a snapshot knows: the state of the database at one version.
 *
 * @param venueRanges for each IRIS the offers of its venues, as ascending (from, to) pairs of offer indices, none of
 *     which crosses a section
 * @param booked for each user the indices of the offers they booked, ascending
 */
record Contents(long version, Instant builtAt, Offers offers, Runs venueRanges, Runs booked, IrisZones zones) {}

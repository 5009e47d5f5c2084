package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.model.UserId;

/** Gathers ascending ranges of offers into candidates, leaving out what the user booked; one use, one thread. */
final class Gathering {
    private final Runs booked;
    private final int bookedEnd;
    private int nextBooked;
    private final int[] offers;
    private int count;

    private Gathering(Runs booked, UserId user, int capacity) {
        this.booked = booked;
        var place = booked.find(user.value());
        this.nextBooked = booked.start(place);
        this.bookedEnd = booked.end(place);
        this.offers = new int[capacity];
    }

    /**
     * The offers of the zone's venues that lie below {@code forAll}, which is the start of a section, and all offers
     * from there on; a negative zone place has no venues.
     */
    static Candidates gather(Contents contents, UserId user, int zonePlace, int forAll) {
        var ranges = contents.venueRanges();
        var size = contents.offers().size();
        var end = endBelow(ranges, zonePlace, forAll);
        var gathering = new Gathering(contents.booked(), user, size - forAll + total(ranges, zonePlace, end));
        for (var at = ranges.start(zonePlace); at < end; at += 2) {
            gathering.add(ranges.value(at), ranges.value(at + 1));
        }
        gathering.add(forAll, size);
        return new Candidates(gathering.offers, gathering.count);
    }

    private static int endBelow(Runs ranges, int place, int limit) {
        var end = ranges.end(place);
        while (end > ranges.start(place) && ranges.value(end - 2) >= limit) {
            end -= 2;
        }
        return end;
    }

    private static int total(Runs ranges, int place, int end) {
        var total = 0;
        for (var at = ranges.start(place); at < end; at += 2) {
            total += ranges.value(at + 1) - ranges.value(at);
        }
        return total;
    }

    private void add(int from, int to) {
        var offer = from;
        while (offer < to) {
            var stop = nextBooked(offer, to);
            while (offer < stop) {
                offers[count++] = offer++;
            }
            offer = stop + 1;
        }
    }

    private int nextBooked(int from, int to) {
        while (nextBooked < bookedEnd && booked.value(nextBooked) < from) {
            nextBooked++;
        }
        return nextBooked < bookedEnd ? Math.min(booked.value(nextBooked), to) : to;
    }
}

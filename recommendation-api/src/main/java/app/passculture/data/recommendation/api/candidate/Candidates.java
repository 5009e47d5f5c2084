package app.passculture.data.recommendation.api.candidate;

import app.passculture.data.recommendation.model.UserId;
import java.util.Arrays;

/** The offers that may be shown for one request, as offer indices of one snapshot: those of an area but for what the user booked. */
public final class Candidates {
    private final Area area;
    private final int[] booked;
    private final int count;

    private Candidates(Area area, int[] booked) {
        this.area = area;
        this.booked = booked;
        this.count = area.size() - booked.length;
    }

    static Candidates of(Runs booked, UserId user, Area area) {
        var place = booked.find(user.value());
        var here = new int[booked.end(place) - booked.start(place)];
        var count = 0;
        for (var at = booked.start(place); at < booked.end(place); at++) {
            if (area.contains(booked.value(at))) {
                here[count++] = booked.value(at);
            }
        }
        return new Candidates(area, Arrays.copyOf(here, count));
    }

    public int count() {
        return count;
    }

    public Area area() {
        return area;
    }

    /** What the user booked of the area, ascending; not to be written to. */
    public int[] booked() {
        return booked;
    }

    /** The offer indices, ascending; made anew each time, because who knows the area needs only what is left out of it. */
    public int[] offers() {
        return area.without(booked);
    }
}

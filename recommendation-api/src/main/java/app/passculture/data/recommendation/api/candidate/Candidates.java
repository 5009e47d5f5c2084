package app.passculture.data.recommendation.api.candidate;

/** The offers that may be shown for one request, as offer indices of one snapshot, each at most once. */
public final class Candidates {
    private final int[] offers;
    private final int count;

    Candidates(int[] offers, int count) {
        this.offers = offers;
        this.count = count;
    }

    public int count() {
        return count;
    }

    /** The offer indices, valid below {@link #count}; shared for speed, not to be written to. */
    public int[] offers() {
        return offers;
    }
}

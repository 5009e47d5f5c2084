package app.passculture.data.recommendation.api.candidate;

/** Gathers ascending ranges of offers, leaving some out; one use, one thread. */
final class Gathering {
    private final int[] left;
    private int nextLeft;
    private final int[] offers;
    private int count;

    /**
     * @param left the offers to leave out, ascending, each of which lies in a range
     * @param count how many offers there will be
     */
    Gathering(int[] left, int count) {
        this.left = left;
        this.offers = new int[count];
    }

    void add(int from, int to) {
        var offer = from;
        while (offer < to) {
            var stop = nextLeft < left.length ? Math.min(left[nextLeft], to) : to;
            while (offer < stop) {
                offers[count++] = offer++;
            }
            if (offer < to) {
                nextLeft++;
                offer++;
            }
        }
    }

    int[] offers() {
        return offers;
    }
}

package app.passculture.data.recommendation.api.ranking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The offers of one area by group, in each the best first. An answer looks at the groups and at the few offers it takes,
 * however many candidates there are.
 */
final class Shelf {
    private final int[] offers;
    /** The offers of group g lie from starts[g] to before starts[g + 1]. */
    private final int[] starts;

    private final int[] groups;
    private final float[] scores;

    private Shelf(int[] offers, int[] starts, int[] groups, float[] scores) {
        this.offers = offers;
        this.starts = starts;
        this.groups = groups;
        this.scores = scores;
    }

    /**
     * Arranges offers.
     *
     * @param groups of all offers of the snapshot, by index, as are the scores
     */
    static Shelf of(int[] offers, int[] groups, float[] scores) {
        var sorted = IntStream.of(offers)
                .boxed()
                .sorted(Comparator.comparingInt((Integer offer) -> groups[offer])
                        .thenComparingDouble(offer -> -scores[offer]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Shelf(sorted, starts(sorted, groups), groups, scores);
    }

    private static int[] starts(int[] sorted, int[] groups) {
        var count = sorted.length == 0 ? 0 : groups[sorted[sorted.length - 1]] + 1;
        var starts = new int[count + 1];
        for (var offer : sorted) {
            starts[groups[offer] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        return starts;
    }

    int size() {
        return offers.length;
    }

    /**
     * The first {@code limit} offers of the answer; what ties falls at random.
     *
     * @param left the offers to leave out, ascending, all of this shelf
     */
    int[] order(int[] left, int limit, RandomGenerator random) {
        var tallies = tallies(left);
        var ranked = tallies.ranked(limit, new TieBreak.Shuffled(random));
        var shares = new Shares(tallies, ranked, limit);
        var pick = new Pick(left, shares, random);
        for (var rank = 0; rank < ranked.length; rank++) {
            pick.best(ranked[rank], rank);
        }
        return shares.inTurn();
    }

    private Tallies tallies(int[] left) {
        var sizes = new int[starts.length - 1];
        for (var group = 0; group < sizes.length; group++) {
            sizes[group] = starts[group + 1] - starts[group];
        }
        for (var offer : left) {
            sizes[groups[offer]]--;
        }
        var highest = new float[sizes.length];
        for (var group = 0; group < sizes.length; group++) {
            if (sizes[group] > 0) {
                highest[group] = scores[offers[firstOf(group, left)]];
            }
        }
        return Tallies.counted(sizes, highest);
    }

    private int firstOf(int group, int[] left) {
        var at = starts[group];
        while (isLeft(left, offers[at])) {
            at++;
        }
        return at;
    }

    private static boolean isLeft(int[] left, int offer) {
        return left.length > 0 && Arrays.binarySearch(left, offer) >= 0;
    }

    /** The end of the offers that score like the one at {@code from}; most often that is the next place. */
    private int endOfTie(int from, int end) {
        var score = scores[offers[from]];
        var low = from + 1;
        var step = 1;
        while (low < end && isTied(low, score)) {
            low += step;
            step *= 2;
        }
        var high = Math.min(low, end);
        low = from + 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (isTied(middle, score)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isTied(int at, float score) {
        return scores[offers[at]] == score;
    }

    /** Takes the best of groups, what ties in random order. */
    private final class Pick {
        private final int[] left;
        private final Shares shares;
        private final RandomGenerator random;

        Pick(int[] left, Shares shares, RandomGenerator random) {
            this.left = left;
            this.shares = shares;
            this.random = random;
        }

        void best(int group, int rank) {
            var at = starts[group];
            while (!shares.isFull(rank)) {
                var end = endOfTie(at, starts[group + 1]);
                draw(at, end, rank);
                at = end;
            }
        }

        private void draw(int from, int end, int rank) {
            // Among so many, a lot drawn twice is rare; among few, each is looked at.
            if (end - from > 4 * (shares.missing(rank) + left.length)) {
                drawFromMany(from, end, rank);
            } else {
                drawFromAll(withoutLeft(from, end), rank);
            }
        }

        private void drawFromMany(int from, int end, int rank) {
            while (!shares.isFull(rank)) {
                var offer = offers[from + random.nextInt(end - from)];
                if (!isLeft(left, offer) && !shares.hasTaken(rank, offer)) {
                    shares.take(rank, offer);
                }
            }
        }

        private void drawFromAll(int[] tied, int rank) {
            for (var drawn = 0; drawn < tied.length && !shares.isFull(rank); drawn++) {
                var lot = drawn + random.nextInt(tied.length - drawn);
                shares.take(rank, tied[lot]);
                tied[lot] = tied[drawn];
            }
        }

        private int[] withoutLeft(int from, int end) {
            var tied = new int[end - from];
            var count = 0;
            for (var at = from; at < end; at++) {
                if (!isLeft(left, offers[at])) {
                    tied[count++] = offers[at];
                }
            }
            return Arrays.copyOf(tied, count);
        }
    }
}

package app.passculture.data.recommendation.api.ranking;

import java.util.Arrays;

/** How many candidates each group has, their highest score, and where the first of them is. */
final class Tallies {
    private final int[] sizes;
    private final float[] highest;
    private final int[] firstPlaces;

    Tallies(int[] groups) {
        this(new int[count(groups)], new float[count(groups)]);
    }

    private Tallies(int[] sizes, float[] highest) {
        this.sizes = sizes;
        this.highest = highest;
        this.firstPlaces = new int[sizes.length];
    }

    /** Of candidates that were counted before and have no received order. */
    static Tallies counted(int[] sizes, float[] highest) {
        return new Tallies(sizes, highest);
    }

    private static int count(int[] groups) {
        var count = 0;
        for (var group : groups) {
            count = Math.max(count, group + 1);
        }
        return count;
    }

    void count(int group, float score, int place) {
        if (Float.isNaN(score)) {
            throw new IllegalArgumentException("the score at place %d is not a number".formatted(place));
        }
        if (sizes[group]++ == 0) {
            firstPlaces[group] = place;
            highest[group] = score;
        } else if (score > highest[group]) {
            highest[group] = score;
        }
    }

    int groups() {
        return sizes.length;
    }

    int size(int group) {
        return sizes[group];
    }

    /** The groups with the most candidates, then the highest score, then as the ties fall; at most {@code limit}. */
    int[] ranked(int limit, TieBreak ties) {
        var ranked = new int[Math.min(limit, sizes.length)];
        var tieOf = new int[sizes.length];
        var filled = 0;
        for (var group = 0; group < sizes.length; group++) {
            if (sizes[group] > 0) {
                tieOf[group] = ties.ofGroup(firstPlaces[group]);
                filled = insert(group, ranked, filled, tieOf);
            }
        }
        return Arrays.copyOf(ranked, filled);
    }

    private int insert(int group, int[] ranked, int filled, int[] tieOf) {
        var at = filled;
        while (at > 0 && isBefore(group, ranked[at - 1], tieOf)) {
            if (at < ranked.length) {
                ranked[at] = ranked[at - 1];
            }
            at--;
        }
        if (at == ranked.length) {
            return filled;
        }
        ranked[at] = group;
        return Math.min(filled + 1, ranked.length);
    }

    private boolean isBefore(int group, int other, int[] tieOf) {
        if (sizes[group] != sizes[other]) {
            return sizes[group] > sizes[other];
        }
        // Not Float.compare: it would put 0 before -0.
        if (highest[group] != highest[other]) {
            return highest[group] > highest[other];
        }
        return tieOf[group] > tieOf[other];
    }
}

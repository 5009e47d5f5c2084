package app.passculture.data.recommendation.api.ranking;

import java.util.Arrays;

/** How many places of the answer each group gets, and the best candidates seen so far for them. */
final class Shares {
    private static final int NO_RANK = -1;

    private final int[] rankOf;
    /** By group, the score below which no candidate is kept: most are turned away by this one comparison. */
    private final float[] bars;
    /** The slots of rank r lie from starts[r] to before starts[r + 1]. */
    private final int[] starts;

    private final int[] ends;
    private final long[] keys;
    private final int[] places;

    Shares(Tallies tallies, int[] ranked, int limit) {
        this.rankOf = ranks(tallies.groups(), ranked);
        this.bars = new float[tallies.groups()];
        this.starts = starts(tallies, ranked, limit);
        this.ends = Arrays.copyOf(starts, ranked.length);
        this.keys = new long[starts[ranked.length]];
        this.places = new int[keys.length];
        for (var group = 0; group < bars.length; group++) {
            bars[group] = isWithoutShare(rankOf[group]) ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        }
    }

    private static int[] ranks(int groups, int[] ranked) {
        var rankOf = new int[groups];
        Arrays.fill(rankOf, NO_RANK);
        for (var rank = 0; rank < ranked.length; rank++) {
            rankOf[ranked[rank]] = rank;
        }
        return rankOf;
    }

    private static int[] starts(Tallies tallies, int[] ranked, int limit) {
        var starts = new int[ranked.length + 1];
        var left = limit;
        for (int round = 0, before = -1; left > 0 && left != before; round++) {
            before = left;
            for (var rank = 0; rank < ranked.length && left > 0; rank++) {
                if (tallies.size(ranked[rank]) > round) {
                    starts[rank + 1]++;
                    left--;
                }
            }
        }
        for (var rank = 0; rank < ranked.length; rank++) {
            starts[rank + 1] += starts[rank];
        }
        return starts;
    }

    /** Keeps the candidate if it is among the best of its group's share so far. */
    void offer(int group, float score, int place, TieBreak ties) {
        if (score < bars[group] || isWithoutShare(rankOf[group])) {
            return;
        }
        var rank = rankOf[group];
        var key = ((long) ascending(score) << Integer.SIZE) | Integer.toUnsignedLong(ties.ofCandidate(place));
        if (!isFull(rank)) {
            insert(key, place, starts[rank], ends[rank]++);
        } else if (key > lastKey(rank)) {
            insert(key, place, starts[rank], ends[rank] - 1);
        }
        if (isFull(rank)) {
            bars[group] = scoreOf(lastKey(rank));
        }
    }

    private boolean isWithoutShare(int rank) {
        return rank == NO_RANK || starts[rank] == starts[rank + 1];
    }

    /** The next place of the rank's share goes to this candidate. */
    void take(int rank, int place) {
        places[ends[rank]++] = place;
    }

    boolean hasTaken(int rank, int place) {
        for (var slot = starts[rank]; slot < ends[rank]; slot++) {
            if (places[slot] == place) {
                return true;
            }
        }
        return false;
    }

    int missing(int rank) {
        return starts[rank + 1] - ends[rank];
    }

    boolean isFull(int rank) {
        return ends[rank] == starts[rank + 1];
    }

    private long lastKey(int rank) {
        return keys[ends[rank] - 1];
    }

    private static float scoreOf(long key) {
        return Float.intBitsToFloat(flipped((int) (key >> Integer.SIZE)));
    }

    /** An int that ascends with the score; adding 0 makes one of -0 and 0. */
    private static int ascending(float score) {
        return flipped(Float.floatToRawIntBits(score + 0f));
    }

    /** Its own inverse. */
    private static int flipped(int bits) {
        return bits ^ (bits >> 31 & Integer.MAX_VALUE);
    }

    private void insert(long key, int place, int start, int end) {
        var at = end;
        while (at > start && keys[at - 1] < key) {
            keys[at] = keys[at - 1];
            places[at] = places[at - 1];
            at--;
        }
        keys[at] = key;
        places[at] = place;
    }

    /** The kept places: one of each group in turn, groups by rank, until all are taken. */
    int[] inTurn() {
        var order = new int[places.length];
        var taken = 0;
        for (var round = 0; taken < order.length; round++) {
            for (var rank = 0; rank < ends.length; rank++) {
                if (starts[rank] + round < ends[rank]) {
                    order[taken++] = places[starts[rank] + round];
                }
            }
        }
        return order;
    }
}

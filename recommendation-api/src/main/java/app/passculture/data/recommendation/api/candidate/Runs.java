package app.passculture.data.recommendation.api.candidate;

import java.util.Arrays;

/**
 * A run of ints for each of many long keys, in compressed rows: keys ascend, and the run of the k-th key lies in the
 * values from {@code offsets[k]} to before {@code offsets[k + 1]}. Immutable; the arrays are handed over, not copied.
 */
final class Runs {
    private final long[] keys;
    private final int[] offsets;
    private final int[] values;

    Runs(long[] keys, int[] offsets, int[] values) {
        requireFit(keys, offsets, values);
        this.keys = keys;
        this.offsets = offsets;
        this.values = values;
    }

    private static void requireFit(long[] keys, int[] offsets, int[] values) {
        if (offsets.length != keys.length + 1 || offsets[0] != 0 || offsets[keys.length] != values.length) {
            throw new IllegalArgumentException("%d keys, %d offsets and %d values do not fit together"
                    .formatted(keys.length, offsets.length, values.length));
        }
    }

    /** The place of the key, negative when it has no run. */
    int find(long key) {
        return Arrays.binarySearch(keys, key);
    }

    int keys() {
        return keys.length;
    }

    /** All keys, ascending; not to be written to. */
    long[] allKeys() {
        return keys;
    }

    long key(int place) {
        return keys[place];
    }

    /** Where the run starts; an absent place has an empty run. */
    int start(int place) {
        return place < 0 ? 0 : offsets[place];
    }

    /** Where the run ends, exclusively. */
    int end(int place) {
        return place < 0 ? 0 : offsets[place + 1];
    }

    int value(int at) {
        return values[at];
    }

    int size() {
        return values.length;
    }
}

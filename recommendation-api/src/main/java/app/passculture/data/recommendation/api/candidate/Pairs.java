package app.passculture.data.recommendation.api.candidate;

import java.util.Arrays;

/** Collects (key, value) pairs in any order and groups them into {@link Runs}, each pair once. */
final class Pairs {
    private long[] keys = new long[1024];
    private int[] values = new int[1024];
    private int size;

    void add(long key, int value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        keys[size] = key;
        values[size++] = value;
    }

    /** Runs with ascending keys, each run ascending and without repeats. */
    Runs toRuns() {
        var distinct = distinctKeys();
        var offsets = offsets(distinct);
        return withoutRepeats(distinct, offsets, scattered(distinct, offsets));
    }

    private long[] distinctKeys() {
        var sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        return Arrays.stream(sorted).distinct().toArray();
    }

    private int[] offsets(long[] distinct) {
        var offsets = new int[distinct.length + 1];
        for (var i = 0; i < size; i++) {
            offsets[Arrays.binarySearch(distinct, keys[i]) + 1]++;
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        return offsets;
    }

    private int[] scattered(long[] distinct, int[] offsets) {
        var next = Arrays.copyOf(offsets, distinct.length);
        var scattered = new int[size];
        for (var i = 0; i < size; i++) {
            scattered[next[Arrays.binarySearch(distinct, keys[i])]++] = values[i];
        }
        return scattered;
    }

    private static Runs withoutRepeats(long[] distinct, int[] offsets, int[] scattered) {
        var kept = new int[distinct.length + 1];
        var end = 0;
        for (var key = 0; key < distinct.length; key++) {
            Arrays.sort(scattered, offsets[key], offsets[key + 1]);
            for (var at = offsets[key]; at < offsets[key + 1]; at++) {
                if (at == offsets[key] || scattered[at] != scattered[at - 1]) {
                    scattered[end++] = scattered[at];
                }
            }
            kept[key + 1] = end;
        }
        return new Runs(distinct, kept, Arrays.copyOf(scattered, end));
    }
}

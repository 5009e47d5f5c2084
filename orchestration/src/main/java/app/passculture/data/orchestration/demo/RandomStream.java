package app.passculture.data.orchestration.demo;

import java.util.SplittableRandom;

/**
 * An independent source of randomness for one subject ("user.taste"), with one generator for each id, so that a new
 * column changes nothing else.
 */
record RandomStream(long key) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static RandomStream of(long seed, String subject) {
        long key = mix(seed + GOLDEN);
        for (int i = 0; i < subject.length(); i++) {
            key = mix(key ^ (subject.charAt(i) + GOLDEN));
        }
        return new RandomStream(key);
    }

    Dice dice(long id) {
        return new Dice(new SplittableRandom(mix(key ^ mix(id * GOLDEN + 1))));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}

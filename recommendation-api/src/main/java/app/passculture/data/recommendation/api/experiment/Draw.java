package app.passculture.data.recommendation.api.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.passculture.data.recommendation.model.UserId;

/** A draw that falls the same for the same user and experiment, wherever and whenever it is made. */
final class Draw {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long seed;

    Draw(String experiment) {
        this.seed = fnv1a(experiment);
    }

    Group of(UserId user) {
        return uniform(user) > 0.5 ? Group.A : Group.B;
    }

    /** In [0, 1): the top 53 bits of the user mixed with the experiment. */
    double uniform(UserId user) {
        return (mixed(seed ^ mixed(user.value())) >>> 11) * 0x1.0p-53;
    }

    /** FNV-1a, 64 bits. */
    private static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (byte octet : text.getBytes(UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

package app.passculture.data.recommendation.api;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** New ids that sort by the time they were made (UUID version 7, RFC 9562), so that an index on them grows at its end. */
record TimeOrderedIds(Clock clock, RandomGenerator random) implements Supplier<UUID> {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    @Override
    public UUID get() {
        long high = clock.millis() << 16 | VERSION | random.nextLong() >>> 52;
        return new UUID(high, VARIANT | random.nextLong() >>> 2);
    }
}

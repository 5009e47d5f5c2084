package app.passculture.data.orchestration.scheduler;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Identifiers that sort by time (RFC 9562, version 7). */
final class AttemptIds implements Supplier<UUID> {

    private final Clock clock;
    private final RandomGenerator random;

    AttemptIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID get() {
        long time = clock.millis() << 16 | 0x7000 | random.nextInt(1 << 12);
        return new UUID(time, random.nextLong() >>> 2 | 1L << 63);
    }
}

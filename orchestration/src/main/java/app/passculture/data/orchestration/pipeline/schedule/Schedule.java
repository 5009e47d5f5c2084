package app.passculture.data.orchestration.pipeline.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The times at which a pipeline is due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Schedule.Never.class, name = "never"),
    @JsonSubTypes.Type(value = Schedule.Once.class, name = "once"),
    @JsonSubTypes.Type(value = Schedule.Every.class, name = "every"),
    @JsonSubTypes.Type(value = Schedule.Crons.class, name = "cron")
})
public sealed interface Schedule {

    /** The first time strictly after the given one. */
    Optional<Instant> next(Instant after);

    /** The last time strictly before the given one. */
    Optional<Instant> previous(Instant before);

    /** Runs only when somebody asks. */
    record Never() implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> previous(Instant before) {
            return Optional.empty();
        }
    }

    /** Runs a single time. */
    record Once(Instant at) implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(at).filter(time -> time.isAfter(after));
        }

        @Override
        public Optional<Instant> previous(Instant before) {
            return Optional.of(at).filter(time -> time.isBefore(before));
        }
    }

    /** Runs at equal distances, counted from an anchor in both directions. */
    record Every(Duration period, Instant anchor) implements Schedule {
        public Every {
            if (period.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new ScheduleException("period " + period + " is shorter than a second");
            }
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(tick(periodsUntil(after) + 1));
        }

        @Override
        public Optional<Instant> previous(Instant before) {
            return Optional.of(tick(periodsUntil(before.minusNanos(1))));
        }

        private Instant tick(long count) {
            return anchor.plus(period.multipliedBy(count));
        }

        private long periodsUntil(Instant time) {
            Duration elapsed = Duration.between(anchor, time);
            long whole = elapsed.dividedBy(period);
            return elapsed.minus(period.multipliedBy(whole)).isNegative() ? whole - 1 : whole;
        }
    }

    /** Runs whenever one of the expressions matches the clock of a zone. */
    record Crons(List<Cron> expressions, ZoneId zone) implements Schedule {
        public Crons {
            expressions = List.copyOf(expressions);
            if (expressions.isEmpty()) {
                throw new ScheduleException("no cron expression given");
            }
        }

        @Override
        public Optional<Instant> next(Instant after) {
            return expressions.stream()
                    .map(cron -> cron.next(after, zone.getRules()))
                    .min(Comparator.naturalOrder());
        }

        @Override
        public Optional<Instant> previous(Instant before) {
            return expressions.stream()
                    .map(cron -> cron.previous(before, zone.getRules()))
                    .max(Comparator.naturalOrder());
        }
    }
}

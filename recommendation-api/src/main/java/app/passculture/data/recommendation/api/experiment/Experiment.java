package app.passculture.data.recommendation.api.experiment;

import app.passculture.data.recommendation.model.UserId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The running A/B test: tells the group of a user, and draws and stores it at the first call. */
@Component
public final class Experiment {

    private static final Logger LOG = LoggerFactory.getLogger(Experiment.class);

    private final ExperimentSettings settings;
    private final Assignments assignments;
    private final Draw draw;
    private final Cache<UserId, Group> remembered;
    private final AtomicReference<Instant> askAgainAt = new AtomicReference<>(Instant.MIN);
    private final Clock clock;
    private final Counter unstored;

    Experiment(ExperimentSettings settings, Assignments assignments, Clock clock, MeterRegistry meters) {
        this.settings = settings;
        this.assignments = assignments;
        this.clock = clock;
        this.draw = new Draw(settings.name());
        this.remembered = Caffeine.newBuilder()
                .maximumSize(settings.rememberedUsers())
                .executor(Runnable::run)
                .build();
        this.unstored = Counter.builder("recommendation.group.unstored")
                .description("Calls answered by a group that could neither be read nor stored")
                .register(meters);
    }

    /** The user's group; while the database is away the draw alone decides, and nothing is stored. */
    public Group groupOf(UserId user) {
        Group known = remembered.getIfPresent(user);
        return known != null ? known : stored(user).orElseGet(() -> drawnOnly(user));
    }

    private Group drawnOnly(UserId user) {
        unstored.increment();
        return draw.of(user);
    }

    private Optional<Group> stored(UserId user) {
        Instant now = clock.instant();
        Instant notBefore = askAgainAt.get();
        if (now.isBefore(notBefore)) {
            return Optional.empty();
        }
        // During an outage one call a second tries; the others do not wait for the pool.
        if (!notBefore.equals(Instant.MIN) && !askAgainAt.compareAndSet(notBefore, now.plus(settings.retryAfter()))) {
            return Optional.empty();
        }
        return ask(user);
    }

    private Optional<Group> ask(UserId user) {
        try {
            Group group = findOrAssign(user);
            askAgainAt.set(Instant.MIN);
            remembered.put(user, group);
            return Optional.of(group);
        } catch (DataAccessException | TransactionException unavailable) {
            if (askAgainAt
                    .getAndSet(clock.instant().plus(settings.retryAfter()))
                    .equals(Instant.MIN)) {
                LOG.warn(
                        "Groups can be neither read nor stored; until the database is back the draw decides",
                        unavailable);
            }
            return Optional.empty();
        }
    }

    private Group findOrAssign(UserId user) {
        return find(user).orElseGet(() -> {
            assignments.insertIfAbsent(
                    settings.name(), user.value(), draw.of(user).name());
            return find(user).orElseThrow(() -> new IllegalStateException("no group stored for " + user));
        });
    }

    private Optional<Group> find(UserId user) {
        return assignments
                .findById(new AssignmentId(settings.name(), user.value()))
                .map(Assignment::group)
                .filter(text -> !text.isEmpty())
                .map(Group::meantBy);
    }
}

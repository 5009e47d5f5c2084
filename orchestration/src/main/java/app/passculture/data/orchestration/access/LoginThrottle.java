package app.passculture.data.orchestration.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Slows down those who guess: after a few failures, of one user or from one address, the delay doubles with each; on all nodes together. */
final class LoginThrottle {
    /** An address may stand for a whole office. */
    private static final int PEOPLE_PER_ADDRESS = 4;

    private final JdbcClient database;
    private final AccessSettings settings;
    private final Clock clock;

    LoginThrottle(JdbcClient database, AccessSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** How long this user, from this address, has to wait before another try; zero for not at all. */
    Duration wait(String user, String address) {
        return List.of(wait(userSubject(user), 1), wait(addressSubject(address), PEOPLE_PER_ADDRESS)).stream()
                .max(Duration::compareTo)
                .orElseThrow();
    }

    void failed(String user, String address) {
        for (String subject : List.of(userSubject(user), addressSubject(address))) {
            database.sql("""
                            INSERT INTO login_failure (subject, failures, last_at) VALUES (:subject, 1, :now)
                            ON CONFLICT (subject) DO UPDATE SET last_at = :now, failures =
                                CASE WHEN login_failure.last_at < :forgotten THEN 1 ELSE login_failure.failures + 1 END""")
                    .param("subject", subject)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("forgotten", forgotten())
                    .update();
        }
    }

    /** The failures of the address stay: whoever knows one password must not be let to guess others. */
    void succeeded(String user) {
        database.sql("DELETE FROM login_failure WHERE subject = :subject OR last_at < :forgotten")
                .param("subject", userSubject(user))
                .param("forgotten", forgotten())
                .update();
    }

    private OffsetDateTime forgotten() {
        return clock.instant().minus(settings.longestDelay()).atOffset(ZoneOffset.UTC);
    }

    private Duration wait(String subject, int people) {
        return database.sql("SELECT failures, last_at FROM login_failure WHERE subject = :subject")
                .param("subject", subject)
                .query((row, _) -> {
                    int beyond = row.getInt("failures") - settings.failuresBeforeDelay() * people;
                    Instant last =
                            row.getObject("last_at", OffsetDateTime.class).toInstant();
                    return remaining(beyond, last);
                })
                .optional()
                .orElse(Duration.ZERO);
    }

    private Duration remaining(int beyond, Instant last) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration doubled = settings.firstDelay().multipliedBy(1L << Math.min(beyond, 20));
        Duration delay = doubled.compareTo(settings.longestDelay()) > 0 ? settings.longestDelay() : doubled;
        Duration left = Duration.between(clock.instant(), last.plus(delay));
        return left.isPositive() ? left : Duration.ZERO;
    }

    private static String userSubject(String user) {
        return "user " + user;
    }

    private static String addressSubject(String address) {
        return "address " + address;
    }
}

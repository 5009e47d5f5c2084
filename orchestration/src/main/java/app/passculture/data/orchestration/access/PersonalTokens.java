package app.passculture.data.orchestration.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Long-lived tokens that people make for their scripts; only a hash is kept. */
public final class PersonalTokens {
    /** Tells them from signed ones, and lets scanners of leaked secrets know them. */
    static final String PREFIX = "dgo_";

    private final JdbcClient database;
    private final SecureRandom random;
    private final Clock clock;

    PersonalTokens(JdbcClient database, SecureRandom random, Clock clock) {
        this.database = database;
        this.random = random;
        this.clock = clock;
    }

    /** What is known of a token, without what makes it one. */
    public record PersonalToken(
            UUID id,
            String label,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** A new token, its secret in clear for the only time. */
    public record Issued(UUID id, String secret) {
        @Override
        public String toString() {
            return "Issued[id=" + id + "]";
        }
    }

    public Issued issue(String user, String label, @Nullable Instant expiry) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UUID id = UUID.randomUUID();
        database.sql("""
                        INSERT INTO api_token (id, user_name, label, secret_hash, created_at, expires_at)
                        VALUES (:id, :user, :label, :hash, :now, :expiry)""")
                .param("id", id)
                .param("user", user)
                .param("label", label)
                .param("hash", hash(secret))
                .param("now", now())
                .param("expiry", expiry == null ? null : expiry.atOffset(ZoneOffset.UTC))
                .update();
        return new Issued(id, secret);
    }

    public List<PersonalToken> of(String user) {
        return database.sql("""
                        SELECT id, label, created_at, expires_at FROM api_token WHERE user_name = :user ORDER BY created_at, id""")
                .param("user", user)
                .query((row, _) -> new PersonalToken(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("expires_at", OffsetDateTime.class))))
                .list();
    }

    public boolean revoke(String user, UUID id) {
        return database.sql("DELETE FROM api_token WHERE id = :id AND user_name = :user")
                        .param("id", id)
                        .param("user", user)
                        .update()
                > 0;
    }

    Optional<Person> person(String secret) {
        return database.sql("""
                        SELECT u.name, u.role FROM api_token t JOIN app_user u ON u.name = t.user_name
                        WHERE t.secret_hash = :hash AND u.active AND (t.expires_at IS NULL OR t.expires_at > :now)""")
                .param("hash", hash(secret))
                .param("now", now())
                .query((row, _) -> new Person(row.getString("name"), Role.of(row.getString("role"))))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

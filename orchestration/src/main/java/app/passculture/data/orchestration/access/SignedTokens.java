package app.passculture.data.orchestration.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Issues and reads JSON web tokens; what they say holds until they expire, they or their user are revoked. */
final class SignedTokens {

    /** Where a token counts: in the Authorization header, or as the cookie of a browser's session. */
    enum Use {
        BEARER,
        SESSION
    }

    private static final String USE = "use";
    private static final String GENERATION = "gen";

    private final JdbcClient database;
    private final NimbusJwtEncoder encoder;
    private final NimbusJwtDecoder decoder;
    private final Clock clock;

    SignedTokens(JdbcClient database, SecretKey key, Clock clock) {
        this.database = database;
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        this.decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        JwtTimestampValidator expiry = new JwtTimestampValidator(Duration.ZERO);
        expiry.setClock(clock);
        this.decoder.setJwtValidator(expiry);
        this.clock = clock;
    }

    String issue(User user, Use use, Duration life) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .subject(user.name())
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .claim(USE, use.name())
                .claim(GENERATION, user.generation())
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Whose token it is, empty when it counts for nothing here and now. */
    Optional<Person> person(String token, Use use) {
        return read(token)
                .filter(jwt -> use.name().equals(jwt.getClaimAsString(USE)))
                .flatMap(this::person);
    }

    /** Makes one token void; an unreadable one is void already. */
    void revoke(String token) {
        read(token).ifPresent(jwt -> {
            database.sql("DELETE FROM revoked_token WHERE expires_at < :now")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            database.sql("INSERT INTO revoked_token (id, expires_at) VALUES (:id, :expiry) ON CONFLICT DO NOTHING")
                    .param("id", UUID.fromString(jwt.getId()))
                    .param("expiry", expiry(jwt).atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    private Instant expiry(Jwt jwt) {
        Instant expiry = jwt.getExpiresAt();
        return expiry == null ? clock.instant() : expiry;
    }

    private Optional<Jwt> read(String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (JwtException unusable) {
            return Optional.empty();
        }
    }

    private Optional<Person> person(Jwt jwt) {
        return database.sql("""
                        SELECT name, role FROM app_user
                        WHERE name = :name AND active AND generation = :generation
                          AND NOT EXISTS (SELECT 1 FROM revoked_token WHERE id = :id)""")
                .param("name", jwt.getSubject())
                .param("generation", jwt.getClaim(GENERATION))
                .param("id", UUID.fromString(jwt.getId()))
                .query((row, _) -> new Person(row.getString("name"), Role.of(row.getString("role"))))
                .optional();
    }
}

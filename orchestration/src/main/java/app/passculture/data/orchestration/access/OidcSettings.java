package app.passculture.data.orchestration.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom an identity provider vouches for, and what they may do.
 *
 * @param name the claim that names a person
 * @param claim the claim that says what a person is; dots lead into objects
 * @param roles which role each value of that claim stands for; the farthest-reaching counts. If empty, users have the roles they were given here
 * @param role the role of those who have none otherwise; without it they are refused
 */
record OidcSettings(
        @DefaultValue("preferred_username") String name,
        @DefaultValue("roles") String claim,
        @DefaultValue Map<String, Role> roles,
        @Nullable Role role) {

    OidcSettings {
        roles = Map.copyOf(roles);
    }

    boolean isMapping() {
        return !roles.isEmpty();
    }

    /** The role by what a provider claims of a person. */
    Optional<Role> roleOf(Map<String, Object> claims) {
        return values(claims).stream()
                .map(roles::get)
                .filter(Objects::nonNull)
                .max(Role::compareTo)
                .or(() -> Optional.ofNullable(role));
    }

    private List<String> values(Map<String, Object> claims) {
        Object value = claims.containsKey(claim) ? claims.get(claim) : inside(claims);
        return switch (value) {
            case null -> List.of();
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    private @Nullable Object inside(Map<String, Object> claims) {
        Object value = claims;
        for (String step : claim.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return value;
    }
}

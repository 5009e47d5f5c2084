package app.passculture.data.orchestration.administration;

import app.passculture.data.orchestration.access.PersonalTokens;
import app.passculture.data.orchestration.access.PersonalTokens.Issued;
import app.passculture.data.orchestration.access.PersonalTokens.PersonalToken;
import app.passculture.data.orchestration.journal.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tokens that people make for their scripts. */
public final class Tokens {
    /** How many days a token counts at most, which is also how many it does when nobody says. */
    public static final int MOST_DAYS = 366;

    private static final int LONGEST_LABEL = 100;

    private final PersonalTokens tokens;
    private final Deeds deeds;
    private final Clock clock;

    Tokens(PersonalTokens tokens, Deeds deeds, Clock clock) {
        this.tokens = tokens;
        this.deeds = deeds;
        this.clock = clock;
    }

    /** Those of a user, the oldest first. */
    public List<PersonalToken> of(String user) {
        return tokens.of(user);
    }

    public Optional<PersonalToken> find(String user, UUID id) {
        return of(user).stream().filter(token -> token.id().equals(id)).findFirst();
    }

    /** A token of the actor, its secret in clear for the only time. */
    public Issued issue(String label, int days, Actor actor) {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new AdministrationException.Invalid(
                    "label", "a token has a label of 1 to %d characters, not '%s'".formatted(LONGEST_LABEL, label));
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new AdministrationException.Invalid(
                    "days", "a token lives 1 to %d days, not %d".formatted(MOST_DAYS, days));
        }
        return deeds.together(() -> {
            Issued issued = tokens.issue(actor.name(), label, clock.instant().plus(Duration.ofDays(days)));
            deeds.record(
                    actor, "issue_token", actor.name(), null, Map.of("id", issued.id(), "label", label, "days", days));
            return issued;
        });
    }

    /** Makes a token of the actor void. */
    public void revoke(UUID id, Actor actor) {
        PersonalToken token = find(actor.name(), id)
                .orElseThrow(() -> new AdministrationException.NotFound("You have no token " + id));
        deeds.together(() -> {
            deeds.record(actor, "revoke_token", actor.name(), Map.of("id", id, "label", token.label()), null);
            return tokens.revoke(actor.name(), id);
        });
    }
}

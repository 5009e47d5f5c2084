package app.passculture.data.orchestration.web.admin;

import app.passculture.data.orchestration.access.PersonalTokens.PersonalToken;
import app.passculture.data.orchestration.web.pipeline.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The personal tokens of who reads the page.
 *
 * @param label of a token that is to be
 * @param days how long it is to count
 * @param fault why it was not made, if it was tried
 * @param done what has just been changed, if something was
 */
public record TokensPage(
        List<PersonalToken> tokens, String label, String days, Optional<Fault> fault, Optional<Message> done) {
    public TokensPage {
        tokens = List.copyOf(tokens);
    }

    public boolean isWrong(String field) {
        return fault.isPresent() && fault.get().field().equals(field);
    }

    public static boolean isOver(PersonalToken token, Instant now) {
        Instant end = token.expiresAt();
        return end != null && !end.isAfter(now);
    }
}

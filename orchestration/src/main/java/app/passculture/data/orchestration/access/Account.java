package app.passculture.data.orchestration.access;

import java.time.Instant;

/**
 * A user as administrators see them.
 *
 * @param hasPassword whether they may log in by a password; others come through an identity provider
 * @param tokens how many personal tokens of theirs count
 */
public record Account(Person person, boolean active, boolean hasPassword, int tokens, Instant since) {

    public String name() {
        return person.name();
    }

    public Role role() {
        return person.role();
    }
}

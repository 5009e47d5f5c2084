package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides whom an identity provider lets in and as what, and leaves a line in the audit log either way. */
final class OidcPeople {
    private static final int LONGEST_NAME = 100;

    private final Users users;
    private final OidcSettings settings;
    private final Audit audit;
    private final TransactionTemplate transactions;

    OidcPeople(Users users, OidcSettings settings, Audit audit, TransactionTemplate transactions) {
        this.users = users;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What became of somebody. */
    sealed interface Decision {}

    /** They may come in. */
    record Welcome(User user) implements Decision {}

    /** They may not; the reason is the last part of a text's key. */
    record Refused(String reason) implements Decision {}

    Decision decide(String name, Map<String, Object> claims) {
        return Objects.requireNonNull(transactions.execute(_ -> decided(name, claims)));
    }

    private Decision decided(String name, Map<String, Object> claims) {
        Optional<User> known = users.find(name);
        if (!Users.isName(name) || !known.map(User::active).orElse(true)) {
            return refused(name, "unknown");
        }
        return settings.isMapping() ? byClaims(name, known, claims) : byUsers(name, known);
    }

    /** Who is known has the role they were given here. */
    private Decision byUsers(String name, Optional<User> known) {
        Role newcomers = settings.role();
        if (known.isPresent()) {
            return welcome(known.get());
        }
        return newcomers == null ? refused(name, "unknown") : welcome(saved(new Person(name, newcomers), null));
    }

    /** The provider has the last word, but not about names with a password of their own: whoever takes such a name there would be them here. */
    private Decision byClaims(String name, Optional<User> known, Map<String, Object> claims) {
        if (known.map(User::passwordHash).isPresent()) {
            return refused(name, "unknown");
        }
        Optional<Role> role = settings.roleOf(claims);
        if (role.isEmpty()) {
            known.ifPresent(_ -> users.revoke(name));
            return refused(name, "role");
        }
        return welcome(known.filter(user -> user.role() == role.get())
                .orElseGet(() -> saved(new Person(name, role.get()), known.orElse(null))));
    }

    private User saved(Person person, @Nullable User before) {
        users.save(person, null);
        audit.write(new AuditEntry(
                new Actor(person.name(), "oidc"),
                "save_user",
                AuditEntry.Subject.none(),
                Map.of("user", person.name()),
                before == null ? null : before.person().said(),
                person.said()));
        return users.find(person.name()).orElseThrow();
    }

    private Welcome welcome(User user) {
        audit.write(new AuditEntry(new Actor(user.name(), "oidc"), "login", AuditEntry.Subject.none()));
        return new Welcome(user);
    }

    private Refused refused(String name, String reason) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        audit.write(new AuditEntry(
                new Actor(shown, "oidc"),
                "login_refused",
                AuditEntry.Subject.none(),
                Map.of("reason", reason),
                null,
                null));
        return new Refused(reason);
    }
}

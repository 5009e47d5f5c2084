package app.passculture.data.orchestration.administration;

import app.passculture.data.orchestration.access.Account;
import app.passculture.data.orchestration.access.Passwords;
import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import app.passculture.data.orchestration.access.Users;
import app.passculture.data.orchestration.journal.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What administrators change about users; there is always one of them left. */
public final class Accounts {
    private final Users users;
    private final Passwords passwords;
    private final Deeds deeds;

    Accounts(Users users, Passwords passwords, Deeds deeds) {
        this.users = users;
        this.passwords = passwords;
        this.deeds = deeds;
    }

    /** Those who may come, then those who may not any more. */
    public List<Account> all() {
        return users.accounts();
    }

    public Optional<Account> find(String name) {
        return users.account(name);
    }

    public Account existing(String name) {
        return find(name).orElseThrow(() -> new AdministrationException.NotFound("There is no user " + name));
    }

    /** Adds somebody and answers their password, which is kept nowhere in clear. */
    public String create(Person wanted, Actor actor) {
        if (find(wanted.name()).isPresent()) {
            throw new AdministrationException.Conflict(
                    "username", "The user %s exists already".formatted(wanted.name()));
        }
        String password = passwords.fresh();
        save(wanted, password, actor);
        return password;
    }

    /** Adds somebody or changes their role and password; no password leaves the one there is. Lets in who was kept out. */
    public Person save(Person wanted, @Nullable String password, Actor actor) {
        checkName(wanted.name());
        checkPassword(password);
        Optional<Account> before = find(wanted.name());
        return deeds.together(() -> {
            if (wanted.role() != Role.ADMIN) {
                checkOthersAreLeft(wanted.name());
            }
            users.save(wanted, password);
            deeds.record(
                    actor,
                    "save_user",
                    wanted.name(),
                    before.map(account -> said(account.person(), account.active()))
                            .orElse(null),
                    said(wanted, true));
            return wanted;
        });
    }

    public void changeRole(String name, Role role, Actor actor) {
        if (!existing(name).active()) {
            throw new AdministrationException.Refused("The user %s is disabled: enable them first".formatted(name));
        }
        save(new Person(name, role), null, actor);
    }

    /** Another password; all sessions and signed tokens end. Lets in who was kept out. */
    public String renewPassword(String name, Actor actor) {
        Account account = existing(name);
        String password = passwords.fresh();
        save(account.person(), password, actor);
        return password;
    }

    /** Ends all sessions and makes all tokens void, personal ones too. */
    public void revoke(String name, Actor actor) {
        Account before = existing(name);
        deeds.together(() -> {
            users.revoke(name);
            deeds.record(
                    actor,
                    "revoke_tokens",
                    name,
                    Map.of("personal_tokens", before.tokens()),
                    Map.of("personal_tokens", 0));
            return before;
        });
    }

    /** Lets nobody in under the name, which stays, so that the audit log can be read. */
    public void deactivate(String name, Actor actor) {
        Account account = existing(name);
        if (name.equals(actor.name())) {
            throw new AdministrationException.Refused("Nobody deactivates themselves: " + name);
        }
        deeds.together(() -> {
            checkOthersAreLeft(name);
            users.revoke(name);
            deeds.record(actor, "deactivate_user", name, said(account.person(), account.active()), null);
            return users.deactivate(name);
        });
    }

    private void checkOthersAreLeft(String name) {
        if (users.lockedAdmins().equals(List.of(name))) {
            throw new AdministrationException.Refused(
                    "%s is the only administrator: make somebody else one first".formatted(name));
        }
    }

    private static void checkName(String name) {
        if (!Users.isName(name)) {
            throw new AdministrationException.Invalid(
                    "username", "'%s' is no user name: letters, digits and .@+-_ only".formatted(name));
        }
    }

    private static void checkPassword(@Nullable String password) {
        if (password != null && !Users.isPassword(password)) {
            throw new AdministrationException.Invalid("password", "a password has 10 to 72 bytes");
        }
    }

    private static Map<String, Object> said(Person person, boolean active) {
        return Map.of("role", person.role().text(), "active", active);
    }
}

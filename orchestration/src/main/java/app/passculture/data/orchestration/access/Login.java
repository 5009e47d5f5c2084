package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.journal.Actor;
import app.passculture.data.orchestration.journal.Audit;
import app.passculture.data.orchestration.journal.AuditEntry;
import java.time.Duration;

/** Checks a name and a password, as often as the throttle allows. */
final class Login {
    private final Users users;
    private final LoginThrottle throttle;
    private final Audit audit;

    Login(Users users, LoginThrottle throttle, Audit audit) {
        this.users = users;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Whose name and password these are; fails otherwise. Both leave a line in the audit log. */
    User check(String name, String password, String address, String via) {
        Duration wait = throttle.wait(name, address);
        if (wait.isPositive()) {
            throw new LoginException.TooOften(wait);
        }
        User user = users.check(name, password).orElse(null);
        if (user == null) {
            throttle.failed(name, address);
            // Nobody's name may be a password in the wrong field: it is written nowhere.
            users.find(name).ifPresent(known -> write(known, via, "login_failed"));
            throw new LoginException.Refused();
        }
        throttle.succeeded(name);
        write(user, via, "login");
        return user;
    }

    private void write(User user, String via, String event) {
        audit.write(new AuditEntry(new Actor(user.name(), via), event, AuditEntry.Subject.none()));
    }
}

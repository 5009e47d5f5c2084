package app.passculture.data.orchestration.access;

import java.time.Duration;

/** Checks a name and a password, as often as the throttle allows. */
final class Login {
    private final Users users;
    private final LoginThrottle throttle;

    Login(Users users, LoginThrottle throttle) {
        this.users = users;
        this.throttle = throttle;
    }

    /** Whose name and password these are; fails otherwise. */
    User check(String name, String password, String address) {
        Duration wait = throttle.wait(name, address);
        if (wait.isPositive()) {
            throw new LoginException.TooOften(wait);
        }
        User user = users.check(name, password).orElse(null);
        if (user == null) {
            throttle.failed(name, address);
            throw new LoginException.Refused();
        }
        throttle.succeeded(name);
        return user;
    }
}

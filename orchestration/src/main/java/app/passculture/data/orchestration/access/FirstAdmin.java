package app.passculture.data.orchestration.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;

/** Makes the first user when there is none, and prints the password once: it is kept nowhere else in clear. */
final class FirstAdmin implements ApplicationRunner {
    private final Users users;
    private final SecureRandom random;

    FirstAdmin(Users users, SecureRandom random) {
        this.users = users;
        this.random = random;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (users.isEmpty()) {
            byte[] bytes = new byte[18];
            random.nextBytes(bytes);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            try {
                users.saveFirst(new Person("admin", Role.ADMIN), password);
                System.out.println("First start: the user is admin, the password " + password + " (shown only now)");
            } catch (DuplicateKeyException anotherNode) {
                // That node has printed its password.
            }
        }
    }
}

package app.passculture.data.orchestration.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DuplicateKeyException;

/** Makes the first user when there is none, and prints the password once: it is kept nowhere else in clear. */
final class FirstAdmin implements ApplicationRunner {
    private final Users users;
    private final Passwords passwords;
    private final @Nullable Path given;

    /** {@code given}: the file with the password, which is not printed then. */
    FirstAdmin(Users users, Passwords passwords, @Nullable Path given) {
        this.users = users;
        this.passwords = passwords;
        this.given = given;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (users.isEmpty()) {
            String password = given == null ? passwords.fresh() : read(given);
            try {
                users.saveFirst(new Person("admin", Role.ADMIN), password);
                if (given == null) {
                    System.out.println(
                            "First start: the user is admin, the password " + password + " (shown only now)");
                }
            } catch (DuplicateKeyException anotherNode) {
                // That node has printed its password.
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("access.first-password-file cannot be read: " + file, e);
        }
    }
}

package app.passculture.data.orchestration.local;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whom PostgreSQL runs as, because it refuses to be root. */
sealed interface Account {

    /** The command as this account runs it. */
    List<String> running(List<String> command);

    /** Makes the directory the account's own. */
    void own(Path directory);

    static Account forPostgres(Path directory) {
        if (new UnixSystem().getUid() != 0) {
            return new Caller();
        }
        return Stream.of(new Namespace(), new Nobody())
                .filter(account -> account.canReach(directory))
                .findFirst()
                .orElseThrow(() -> new LocalException.MachineUnfit(
                        "PostgreSQL refuses to run as root, and neither unshare nor setpriv can make it someone else in "
                                + directory + ": start as another user."));
    }

    default boolean canReach(Path directory) {
        return new Program(running(List.of("test", "-x", directory.toString())))
                .run()
                .succeeded();
    }

    /** An ordinary user. */
    record Caller() implements Account {
        @Override
        public List<String> running(List<String> command) {
            return command;
        }

        @Override
        public void own(Path directory) {}
    }

    /** Root, inside a user namespace where it has no name; files stay root's. */
    record Namespace() implements Account {
        @Override
        public List<String> running(List<String> command) {
            return prefixed(List.of("unshare", "--user"), command);
        }

        @Override
        public void own(Path directory) {}
    }

    /** The system's nobody, where a container forbids user namespaces. */
    record Nobody() implements Account {
        private static final int ID = 65534;

        @Override
        public List<String> running(List<String> command) {
            return prefixed(List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups"), command);
        }

        @Override
        public void own(Path directory) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.forEach(Nobody::give);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void give(Path file) {
            try {
                Files.setAttribute(file, "unix:uid", ID, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }
}

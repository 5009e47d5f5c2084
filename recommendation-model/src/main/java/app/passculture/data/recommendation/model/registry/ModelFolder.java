package app.passculture.data.recommendation.model.registry;

import app.passculture.data.recommendation.model.ModelException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where the versions of one model lie; only names that cannot leave the registry's directory are accepted. */
record ModelFolder(Path root, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** What callers say for "whichever is current", hence not the name of one version. */
    private static final String ALIAS = "latest";

    ModelFolder {
        if (!NAME.matcher(name).matches()) {
            throw new ModelException.Refused(
                    root, "\"%s\" is not a model name (letters, digits, _ and -)".formatted(name));
        }
    }

    Path directory() {
        return root.resolve(name);
    }

    Path current() {
        return directory().resolve("current");
    }

    Path nextCurrent() {
        return directory().resolve("current.next");
    }

    Path lock() {
        return directory().resolve("lock");
    }

    Path staging() {
        return directory().resolve("staging");
    }

    Path staging(String version) {
        return staging().resolve(checked(version));
    }

    Path versions() {
        return directory().resolve("versions");
    }

    Path version(String version) {
        return versions().resolve(checked(version));
    }

    private String checked(String version) {
        if (!isVersion(version)) {
            throw new ModelException.Refused(
                    directory(),
                    "\"%s\" is not a version (letters, digits, . _ and -, not \"latest\")".formatted(version));
        }
        return version;
    }

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches() && !text.equals(ALIAS);
    }
}

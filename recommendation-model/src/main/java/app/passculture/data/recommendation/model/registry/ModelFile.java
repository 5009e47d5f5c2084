package app.passculture.data.recommendation.model.registry;

import java.util.regex.Pattern;

/** One file of a published version, with what proves that it is still the one published. */
public record ModelFile(String name, long bytes, String sha256) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_]{0,59}\\.bin");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ModelFile {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"%s\" is not the name of a model file".formatted(name));
        }
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("\"%s\" is not a SHA-256 of file %s".formatted(sha256, name));
        }
    }
}

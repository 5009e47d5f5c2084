package app.passculture.data.orchestration;

import app.passculture.data.orchestration.journal.Pipelines.Bundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** Names the code a server was started from: its jar and the SHA-256 of it, or that it runs from a directory. */
final class Bundles {

    private Bundles() {}

    static Bundle of(Class<?> type) {
        try {
            Path place =
                    Path.of(Objects.requireNonNull(type.getProtectionDomain().getCodeSource(), "no code source")
                            .getLocation()
                            .toURI());
            return Files.isRegularFile(place)
                    ? new Bundle(place.getFileName().toString(), digest(place))
                    : new Bundle("directory", "none");
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException nested) {
            return new Bundle("nested", "none");
        }
    }

    private static String digest(Path jar) {
        try (InputStream file = Files.newInputStream(jar);
                DigestInputStream digest = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}

package app.passculture.data.orchestration.pipeline.purity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the classes that came with a pipeline from those of the JDK, of other jars and of the definition language itself. */
final class CodeSources {

    private static final String LANGUAGE =
            PurityCheck.class.getPackageName().replace('.', '/').replaceFirst("/purity$", "/");

    private final Class<?> type;
    private final Map<String, Boolean> own = new HashMap<>();

    CodeSources(Class<?> type) {
        this.type = type;
    }

    boolean isOwn(String owner) {
        return own.computeIfAbsent(owner, this::comesWithThePipeline);
    }

    Optional<byte[]> bytes(String owner) {
        try (InputStream file = open(owner + ".class")) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("class file of " + owner, unreadable);
        }
    }

    private @Nullable InputStream open(String resource) {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? ClassLoader.getSystemResourceAsStream(resource) : loader.getResourceAsStream(resource);
    }

    private boolean comesWithThePipeline(String owner) {
        if (owner.startsWith("[") || owner.startsWith("java/")) {
            return false;
        }
        try {
            Class<?> found = Class.forName(owner.replace('/', '.'), false, type.getClassLoader());
            return isSameSource(found, type) && !(isSameSource(found, CodeSources.class) && owner.startsWith(LANGUAGE));
        } catch (ClassNotFoundException _) {
            return false;
        }
    }

    private static boolean isSameSource(Class<?> one, Class<?> other) {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        return source != null
                && Objects.equals(source, other.getProtectionDomain().getCodeSource());
    }
}

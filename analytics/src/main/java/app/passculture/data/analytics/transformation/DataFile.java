package app.passculture.data.analytics.transformation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads files of plain data: YAML, and JSON, which is YAML too. */
public final class DataFile {

    private DataFile() {}

    /**
     * The value that a text holds.
     *
     * @throws ProjectException.Invalid with the place when it is no YAML
     */
    public static @Nullable Object parse(String path, String text) {
        return YamlFile.value(path, text).data();
    }

    /** The text of a file. */
    public static String text(Path file) {
        return ProjectFiles.text(file);
    }

    /** Writes a text in place of what was there: readers see the old file or the new one. */
    public static void write(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(fresh, text);
            Files.move(
                    fresh,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw new ProjectException.Unreachable(file, cause);
        }
    }
}

package app.passculture.data.recommendation.model.registry;

import java.io.IOException;
import java.nio.file.Path;

/** The single changes publishing makes to a disk; a crash may come between any two, or in the middle of one write. */
interface FileSteps {
    /** Creates the directory and its parents; one that is there already stays as it is. */
    void createDirectories(Path directory) throws IOException;

    /** Writes a file, durably; one of that name is replaced. */
    void write(Path file, byte[] content) throws IOException;

    /** Gives a file or directory its final name at once, durably; a file of that name is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Removes a file or an empty directory. */
    void delete(Path path) throws IOException;
}

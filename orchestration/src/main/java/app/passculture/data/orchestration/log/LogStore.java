package app.passculture.data.orchestration.log;

import java.nio.file.Path;

/** Where logs and large outputs are kept: named files that only grow, and files written whole. Names are paths with slashes. */
public interface LogStore {

    /** A store in a directory, which all nodes share. */
    static LogStore inDirectory(Path directory) {
        return new DirectoryLogStore(directory);
    }

    /** Opens a file to add to its end. */
    Appender append(String name);

    /** Up to so many bytes from an offset; none at the end of the file or when there is no such file. */
    byte[] read(String name, long offset, int atMost);

    /** Writes a file whole: it is there entirely or not at all. */
    void write(String name, byte[] content);

    /** Deletes all files whose names begin with the folder and a slash. */
    void deleteFolder(String folder);

    /** The end of a growing file. */
    interface Appender extends AutoCloseable {

        /** How long the file was when it was opened. */
        long size();

        /** Adds bytes, which survive this process once the store has them; a store may gather for a moment. */
        void append(byte[] bytes);

        /** Hands over what was gathered. */
        void flush();

        @Override
        void close();
    }
}

package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the local platform keeps what outlives it; one directory for each kind of thing. */
record DataDirectory(Path root) {

    private static final long NEEDED = 2L << 30;

    DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path models() {
        return root.resolve("models");
    }

    Path logs() {
        return root.resolve("log");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    Path done() {
        return root.resolve("done");
    }

    Path processes() {
        return root.resolve("run");
    }

    /** Last-good snapshot of the API. */
    Path snapshots() {
        return root.resolve("snapshot");
    }

    /** The warehouse's file. */
    Path warehouse() {
        return root.resolve("warehouse");
    }

    Path buckets() {
        return root.resolve("buckets");
    }

    /** What tasks said, and what makes processes of their own start fast. */
    Path tasks() {
        return root.resolve("tasks");
    }

    Path lock() {
        return root.resolve("start.lock");
    }

    /** Creates it if need be, and refuses one that cannot be written or that is nearly full. */
    void prepare() {
        try {
            Files.createDirectories(root);
            Files.delete(Files.createTempFile(root, "writable", null));
        } catch (IOException e) {
            throw new LocalException.MachineUnfit(
                    "Nothing can be written in " + root + " (" + e.getMessage() + "): choose another with --data DIR.",
                    e);
        }
        long free = root.toFile().getUsableSpace();
        if (free < NEEDED) {
            throw new LocalException.MachineUnfit(
                    "%s has %,d MB free and %,d MB are needed: make room, or choose another disk with --data DIR."
                            .formatted(root, free >> 20, NEEDED >> 20));
        }
    }

    /** Writes a failure down for whoever looks into it, and says where. */
    Path record(RuntimeException failure) {
        Path log = logs().resolve("start.log");
        try {
            Files.createDirectories(logs());
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log))) {
                failure.printStackTrace(writer);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return log;
    }

    /** Deletes what the platform keeps there, and nothing else. */
    void clear() {
        // The record of what is done goes first: an interrupted deletion must not look complete.
        List.of(
                        done(),
                        models(),
                        snapshots(),
                        warehouse(),
                        buckets(),
                        tasks(),
                        secrets(),
                        processes(),
                        logs(),
                        postgres())
                .forEach(DataDirectory::delete);
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

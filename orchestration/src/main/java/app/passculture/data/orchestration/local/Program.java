package app.passculture.data.orchestration.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that runs to its end, and what it said. */
record Program(List<String> command) {

    private static final int WIDTH = 400;

    /** Exit code and output, standard and error together. */
    record Ending(int exitCode, String said) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    Program {
        command = List.copyOf(command);
    }

    /** Output goes through a file: a server started by the program would hold a pipe open for ever. */
    Ending run() {
        try {
            Path output = Files.createTempFile("start-", ".out");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                return new Ending(process.waitFor(), Files.readString(output).strip());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return new Ending(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ending(130, "interrupted");
        }
    }

    /** The last lines of a log, for the one who has to find out what happened. */
    static String tail(Path log, int lines) {
        try (Stream<String> all = Files.lines(log)) {
            List<String> read = all.toList();
            return read.stream()
                    .skip(Math.max(0, read.size() - lines))
                    .map(Program::shortened)
                    .collect(Collectors.joining("\n"));
        } catch (IOException | RuntimeException e) {
            return "(" + log + " cannot be read)";
        }
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + " …";
    }
}

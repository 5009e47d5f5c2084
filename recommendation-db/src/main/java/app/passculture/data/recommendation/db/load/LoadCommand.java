package app.passculture.data.recommendation.db.load;

import app.passculture.data.recommendation.db.catalog.Catalog;
import app.passculture.data.recommendation.db.catalog.ReplicatedTable;
import app.passculture.data.recommendation.db.connection.CommandLine;
import app.passculture.data.recommendation.db.connection.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads from a shell: the operand is a directory with one {@code <table>.csv} a table, or the word rollback. */
public final class LoadCommand {
    private LoadCommand() {}

    /** Exit code: 0 done, 1 load refused or failed, 2 bad settings. */
    public static void main(String[] arguments) {
        try {
            System.out.println(run(CommandLine.parse(List.of(arguments), System.getenv())));
        } catch (LoadException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException failure) {
            System.err.println("Bad settings: " + failure.getMessage() + ".");
            System.exit(2);
        }
    }

    static LoadReport run(CommandLine command) {
        if (command.operands().size() != 1) {
            throw new IllegalArgumentException("give a directory of CSV files, or rollback");
        }
        Load load = new Load(
                DatabaseAddress.of(command.settings()).dataSource(),
                settings(command.settings()),
                new PrintedProgress(System.err),
                Clock.systemUTC());
        String operand = command.operands().getFirst();
        return operand.equals("rollback") ? load.rollBack() : load.run(files(Path.of(operand)));
    }

    /** The files of a directory that bear the name of a replicated table. */
    public static Map<String, CsvSource> files(Path directory) {
        Map<String, CsvSource> sources = new HashMap<>();
        for (ReplicatedTable table : Catalog.tables()) {
            Path file = directory.resolve(table.name() + ".csv");
            if (Files.isReadable(file)) {
                sources.put(table.name().name(), () -> Files.newInputStream(file));
            }
        }
        return sources;
    }

    private static LoadSettings settings(Map<String, String> settings) {
        LoadSettings defaults = LoadSettings.defaults();
        return defaults.withLargestDrop(share(settings, "LOAD_LARGEST_DROP", defaults.largestDrop()))
                .withLargestOrphanShare(share(settings, "LOAD_LARGEST_ORPHAN_SHARE", defaults.largestOrphanShare()));
    }

    private static double share(Map<String, String> settings, String name, double fallback) {
        String text = settings.getOrDefault(name, "");
        try {
            return text.isBlank() ? fallback : Double.parseDouble(text);
        } catch (NumberFormatException failure) {
            throw new IllegalArgumentException(name + " must be a number between 0 and 1", failure);
        }
    }
}

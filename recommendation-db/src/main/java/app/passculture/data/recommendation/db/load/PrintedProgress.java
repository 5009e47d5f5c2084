package app.passculture.data.recommendation.db.load;

import java.io.PrintStream;

/** Prints a line a step and, within long copies, a line every few megabytes. */
final class PrintedProgress implements LoadProgress {
    private final PrintStream out;

    PrintedProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(Step step) {
        switch (step) {
            case Step.Copy(var table) -> out.println("Copying " + table.name());
            case Step.CheckReference(var reference) -> out.println("Checking " + reference);
            case Step.Swap _ -> out.println("Swapping the tables");
            case Step.RefreshViews() -> out.println("Refreshing the views");
            case Step.RequirePrevious _,
                    Step.Prepare _,
                    Step.Create _,
                    Step.BuildIndex _,
                    Step.Analyze _,
                    Step.CheckDrop _,
                    Step.Clean _ -> {}
        }
    }

    @Override
    public void copied(String table, long bytes, long lines) {
        out.printf("%s: %,d MB, %,d lines%n", table, bytes >> 20, lines);
    }
}

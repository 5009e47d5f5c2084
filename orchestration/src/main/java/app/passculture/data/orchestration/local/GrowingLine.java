package app.passculture.data.orchestration.local;

import java.io.PrintStream;

/** A line of a file: each part is added when it is over, the duration at its end. */
final class GrowingLine implements ProgressLine {

    private final PrintStream out;

    GrowingLine(PrintStream out, String title) {
        this.out = out;
        add(title + " …");
    }

    @Override
    public void advance(String what, long done, long total) {
        if (done == total) {
            add(" " + what);
        }
    }

    @Override
    public void end(String how) {
        add(" " + how + System.lineSeparator());
    }

    private void add(String text) {
        out.print(text);
        out.flush();
    }
}

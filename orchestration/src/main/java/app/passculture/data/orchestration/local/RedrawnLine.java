package app.passculture.data.orchestration.local;

import java.io.PrintStream;

/** A line of a terminal: a bar while it lasts, the duration at its end. */
final class RedrawnLine implements ProgressLine {

    private static final int BAR = 30;
    private static final String ERASE = "\r\033[K";

    private final PrintStream out;
    private final String title;
    private int shown = -1;
    private String phase = "";

    RedrawnLine(PrintStream out, String title) {
        this.out = out;
        this.title = title;
        draw(title + " …");
    }

    @Override
    public void advance(String what, long done, long total) {
        int percent = (int) (100 * done / Math.max(1, total));
        if (percent != shown || !what.equals(phase)) {
            shown = percent;
            phase = what;
            int filled = BAR * percent / 100;
            draw("%s [%s%s] %3d %% %s".formatted(title, "#".repeat(filled), ".".repeat(BAR - filled), percent, what));
        }
    }

    @Override
    public void end(String how) {
        draw(title + ": " + how + System.lineSeparator());
    }

    private void draw(String text) {
        out.print(ERASE + text);
        out.flush();
    }
}

package app.passculture.data.orchestration.jobs.matomo;

import java.util.ArrayList;
import java.util.List;

/** The ids of one query: greater than {@code after}, and {@code until} at most. */
public record Window(long after, long until) {

    public Window {
        if (until < after) {
            throw new IllegalArgumentException("A window after %d ends before it, at %d".formatted(after, until));
        }
    }

    /** All ids as far as {@code last}, so many to each window; none when there are no ids. */
    public static List<Window> stepping(long after, long last, long step) {
        List<Window> windows = new ArrayList<>();
        for (long from = after; from < last; from += step) {
            windows.add(new Window(from, Math.min(last, from + step)));
        }
        return windows;
    }

    /** The same ids cut into exactly so many windows, some of them empty when there are fewer ids. */
    public static List<Window> parts(long after, long last, int parts) {
        long step = Math.max(1, Math.ceilDiv(last - after, (long) parts));
        List<Window> windows = new ArrayList<>(stepping(after, last, step));
        while (windows.size() < parts) {
            windows.add(new Window(last, last));
        }
        return windows;
    }
}

package app.passculture.data.analytics.template;

import java.util.Arrays;

/** Where the parts of a text came from: part i begins at starts[i]; exact parts were copied character by character. */
final class Spans {

    private final int[] starts;
    private final Origin[] origins;
    private final boolean[] exact;

    /** Takes the arrays as its own. */
    Spans(int[] starts, Origin[] origins, boolean[] exact) {
        this.starts = starts;
        this.origins = origins;
        this.exact = exact;
    }

    int parts() {
        return starts.length;
    }

    int start(int part) {
        return starts[part];
    }

    Origin origin(int part) {
        return origins[part];
    }

    boolean isExact(int part) {
        return exact[part];
    }

    /** The origin of the character at the offset. */
    Origin at(int offset) {
        int index = index(offset);
        return exact[index] ? origins[index].shifted(offset - starts[index]) : origins[index];
    }

    private int index(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** The origins of a part of the text. */
    Spans part(int from, int to) {
        if (starts.length == 0 || to <= from) {
            return new Spans(new int[0], new Origin[0], new boolean[0]);
        }
        int first = index(from);
        int last = index(to - 1) + 1;
        int[] shifted = new int[last - first];
        Origin[] kept = Arrays.copyOfRange(origins, first, last);
        for (int i = first; i < last; i++) {
            shifted[i - first] = Math.max(0, starts[i] - from);
        }
        if (exact[first] && starts[first] < from) {
            kept[0] = kept[0].shifted(from - starts[first]);
        }
        return new Spans(shifted, kept, Arrays.copyOfRange(exact, first, last));
    }
}

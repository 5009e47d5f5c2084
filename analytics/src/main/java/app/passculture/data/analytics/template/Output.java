package app.passculture.data.analytics.template;

import java.util.Arrays;

/** Collects rendered text and where each part of it came from. */
final class Output {

    private static final int FIRST_PARTS = 4;

    private final int limit;
    private final StringBuilder text = new StringBuilder();
    private int[] starts = new int[FIRST_PARTS];
    private Origin[] origins = new Origin[FIRST_PARTS];
    private boolean[] exact = new boolean[FIRST_PARTS];
    private int parts;

    Output(int limit) {
        this.limit = limit;
    }

    /** Adds a part of the template as it stands there. */
    void copy(String part, Origin origin) {
        mark(text.length(), origin, true);
        add(part);
    }

    /** Adds a computed text: with its own origins when it has some, else that of the expression. */
    void print(Value value, Origin origin) {
        String part = value.printed();
        if (part.isEmpty()) {
            return;
        }
        Spans spans = value instanceof Text rendered ? rendered.spans() : null;
        if (spans == null) {
            mark(text.length(), origin, false);
        } else {
            markAll(spans);
        }
        add(part);
    }

    private void markAll(Spans spans) {
        int base = text.length();
        for (int i = 0; i < spans.parts(); i++) {
            mark(base + spans.start(i), spans.origin(i), spans.isExact(i));
        }
    }

    private void mark(int start, Origin origin, boolean isExact) {
        if (parts == starts.length) {
            starts = Arrays.copyOf(starts, parts * 2);
            origins = Arrays.copyOf(origins, parts * 2);
            exact = Arrays.copyOf(exact, parts * 2);
        }
        starts[parts] = start;
        origins[parts] = origin;
        exact[parts++] = isExact;
    }

    private void add(String part) {
        if (text.length() + part.length() > limit) {
            throw Fault.limit("the output is longer than " + limit + " characters");
        }
        text.append(part);
    }

    Text text() {
        return new Text(text.toString(), spans());
    }

    Spans spans() {
        return new Spans(Arrays.copyOf(starts, parts), Arrays.copyOf(origins, parts), Arrays.copyOf(exact, parts));
    }
}

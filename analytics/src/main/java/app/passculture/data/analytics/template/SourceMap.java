package app.passculture.data.analytics.template;

import java.util.Optional;

/** Leads from a place in rendered text back to the template, through the macros in between. */
public final class SourceMap {

    private final String text;
    private final Spans spans;

    SourceMap(String text, Spans spans) {
        this.text = text;
        this.spans = spans;
    }

    /** Where the character at the offset came from; empty when nothing was rendered. */
    public Optional<Origin> at(int offset) {
        boolean inside = offset >= 0 && offset <= text.length() && spans.parts() > 0;
        return inside ? Optional.of(spans.at(Math.min(offset, text.length() - 1))) : Optional.empty();
    }

    /** Where the character at a line and column of the rendered text came from; both count from 1. */
    public Optional<Origin> at(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', start);
            if (next < 0) {
                return Optional.empty();
            }
            start = next + 1;
        }
        return at(start + column - 1);
    }
}

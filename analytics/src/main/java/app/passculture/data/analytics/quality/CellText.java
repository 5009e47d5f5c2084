package app.passculture.data.analytics.quality;

import org.jspecify.annotations.Nullable;

/** A value of a row as a person reads it. */
public final class CellText {

    private CellText() {}

    /** Numbers by what they are worth, NULL as such, texts as they are. */
    public static String of(@Nullable Object value) {
        return RowDifference.cell(value);
    }
}

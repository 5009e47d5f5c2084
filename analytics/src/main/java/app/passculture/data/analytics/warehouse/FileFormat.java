package app.passculture.data.analytics.warehouse;

import org.jspecify.annotations.Nullable;

/** How rows stand in files. */
public sealed interface FileFormat {

    /**
     * CSV in UTF-8. {@code headerLines}: how many lines to skip when loading; when extracting, more than 0 writes one line of names.
     * {@code nullMarker} null: NULL is an empty field without quotes.
     */
    record Csv(int headerLines, char delimiter, @Nullable String nullMarker) implements FileFormat {

        public static final Csv PLAIN = new Csv(0, ',', null);

        public static final Csv WITH_HEADER = new Csv(1, ',', null);
    }

    /** One JSON object a line; columns go by name. */
    record JsonLines() implements FileFormat {}
}

package app.passculture.data.analytics.warehouse.local.functions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Tells whether a group that DuckDB found empty took part in the match: when it did not, BigQuery gives NULL. */
final class EmptyGroup {
    private EmptyGroup() {}

    static @Nullable String in(String text, String regex) {
        try {
            Matcher matcher = Pattern.compile(regex.replace("(?P<", "(?<")).matcher(text);
            return matcher.find() && matcher.group(1) == null ? null : "";
        } catch (PatternSyntaxException e) {
            return "";
        }
    }
}

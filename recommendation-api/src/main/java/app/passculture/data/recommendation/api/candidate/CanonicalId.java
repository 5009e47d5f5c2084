package app.passculture.data.recommendation.api.candidate;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads ids that the database holds as text: only the canonical decimal form names a number, as text compares. */
final class CanonicalId {
    private static final Pattern FORM = Pattern.compile("0|-?[1-9][0-9]{0,18}");

    private CanonicalId() {}

    static OptionalLong parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException beyondLong) {
            return OptionalLong.empty();
        }
    }
}

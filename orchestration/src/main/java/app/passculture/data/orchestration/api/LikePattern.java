package app.passculture.data.orchestration.api;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A LIKE pattern for what is not in the database; as there, one without a wildcard matches anywhere, and case does not count. */
final class LikePattern {
    private final Pattern pattern;

    private LikePattern(String text) {
        boolean wild = text.contains("%") || text.contains("_");
        String full = wild ? text : "%" + text + "%";
        this.pattern = Pattern.compile(
                Arrays.stream(full.split("(?<=[%_])|(?=[%_])"))
                        .map(LikePattern::regex)
                        .collect(Collectors.joining()),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** Whether a text is like the pattern; no pattern asks for nothing. */
    static boolean matches(@Nullable String pattern, String text) {
        return pattern == null || new LikePattern(pattern).pattern.matcher(text).matches();
    }

    private static String regex(String part) {
        return switch (part) {
            case "%" -> ".*";
            case "_" -> ".";
            default -> Pattern.quote(part);
        };
    }
}

package app.passculture.data.analytics.warehouse;

import java.util.regex.Pattern;

/** Which parts of a name are accepted, so that a quoted name can never end its quotes. */
final class Naming {

    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{M}\\p{N}_:. $-]{1,1024}");

    private Naming() {}

    static void check(String what, String part) {
        if (!PART.matcher(part).matches()) {
            throw new IllegalArgumentException("Not a name of a %s: '%s'".formatted(what, part));
        }
    }
}

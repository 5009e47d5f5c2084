package app.passculture.data.analytics.warehouse.local.translation;

/** Counts what a regular expression captures. */
final class Groups {
    private Groups() {}

    /** 0 without a group, else 1: what is extracted is the group. */
    static int in(String pattern) {
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            } else if (c == '(' && !inClass && captures(pattern, i)) {
                return 1;
            }
        }
        return 0;
    }

    private static boolean captures(String pattern, int open) {
        return !pattern.startsWith("(?", open) || pattern.startsWith("(?P<", open) || pattern.startsWith("(?<", open);
    }
}

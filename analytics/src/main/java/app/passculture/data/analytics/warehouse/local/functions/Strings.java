package app.passculture.data.analytics.warehouse.local.functions;

import java.util.function.IntPredicate;

/** Texts by their code points. */
final class Strings {
    static final IntPredicate SPACE = c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    static final String WORD_ENDS = " \t\n\u000b\f\r[](){}/|<>!?@\"^#$&~_,.:;*%+-";

    private Strings() {}

    static IntPredicate in(String characters) {
        return c -> characters.indexOf(c) >= 0;
    }

    static String trimmed(String text, IntPredicate space, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && space.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (right && end > start && space.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    static int count(String function, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("The number given to " + function + " is negative: " + number);
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    /** From a position, 0 counting as 1, a negative one from the end. */
    static String part(String text, long position, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("Third argument in SUBSTR() cannot be negative: " + length);
        }
        int size = text.codePointCount(0, text.length());
        long start = position > 0 ? position - 1 : position == 0 ? 0 : Math.max(0, size + position);
        if (start >= size) {
            return "";
        }
        int from = text.offsetByCodePoints(0, (int) start);
        return text.substring(from, text.offsetByCodePoints(from, (int) Math.min(length, size - start)));
    }

    static String right(String text, int length) {
        int size = text.codePointCount(0, text.length());
        return part(text, Math.max(1, size - (long) length + 1), length);
    }

    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    static String capitalised(String text, String ends) {
        StringBuilder written = new StringBuilder();
        boolean first = true;
        for (int c : text.codePoints().toArray()) {
            written.appendCodePoint(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
            first = ends.indexOf(c) >= 0;
        }
        return written.toString();
    }

    static String translated(String text, String from, String to) {
        int[] sources = from.codePoints().toArray();
        int[] targets = to.codePoints().toArray();
        StringBuilder written = new StringBuilder();
        text.codePoints().forEach(c -> {
            int place = 0;
            while (place < sources.length && sources[place] != c) {
                place++;
            }
            if (place == sources.length) {
                written.appendCodePoint(c);
            } else if (place < targets.length) {
                written.appendCodePoint(targets[place]);
            }
        });
        return written.toString();
    }

    static String padded(String function, String text, long length, String pattern, boolean left) {
        int wanted = count(function, length);
        int size = text.codePointCount(0, text.length());
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("The pattern given to " + function + " is empty");
        }
        if (size >= wanted) {
            return part(text, 1, wanted);
        }
        int missing = wanted - size;
        int patternSize = pattern.codePointCount(0, pattern.length());
        String padding = part(pattern.repeat(missing / patternSize + 1), 1, missing);
        return left ? padding + text : text + padding;
    }

    /** Where the nth occurrence begins, counted from 1; 0 when there is none. A negative position searches from the end. */
    static long position(String text, String searched, long position, long occurrence) {
        if (position == 0 || occurrence <= 0) {
            throw new IllegalArgumentException(
                    "Position and occurrence of INSTR cannot be 0 or less: " + position + ", " + occurrence);
        }
        int size = text.codePointCount(0, text.length());
        if (Math.abs(position) > size) {
            return searched.isEmpty() && size == 0 && position == 1 ? 1 : 0;
        }
        int found = position > 0
                ? forward(text, searched, position, occurrence)
                : backward(text, searched, size + position, occurrence);
        return found < 0 ? 0 : text.codePointCount(0, found) + 1L;
    }

    private static int forward(String text, String searched, long position, long occurrence) {
        int found = text.indexOf(searched, text.offsetByCodePoints(0, (int) position - 1));
        for (long i = 1; i < occurrence && found >= 0; i++) {
            found = text.indexOf(searched, found + 1);
        }
        return found;
    }

    private static int backward(String text, String searched, long start, long occurrence) {
        int found = text.lastIndexOf(searched, text.offsetByCodePoints(0, (int) start));
        for (long i = 1; i < occurrence && found >= 0; i++) {
            found = found == 0 ? -1 : text.lastIndexOf(searched, found - 1);
        }
        return found;
    }

    static long distance(String a, String b) {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        long[] row = new long[right.length + 1];
        for (int j = 0; j <= right.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length; i++) {
            long diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length; j++) {
                long above = row[j];
                long changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length];
    }
}

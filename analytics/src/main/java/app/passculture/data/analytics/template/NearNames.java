package app.passculture.data.analytics.template;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names somebody may have meant. */
public final class NearNames {

    private static final int SHOWN = 3;

    private NearNames() {}

    /** Up to three near names, nearest first. */
    public static List<String> of(String wanted, Collection<String> known) {
        int allowed = Math.max(1, wanted.length() / 3);
        return known.stream()
                .distinct()
                .filter(name -> !name.equals(wanted) && distance(wanted, name) <= allowed)
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** A sentence to append to an error: empty when nothing is near. */
    public static String hint(String wanted, Collection<String> known) {
        List<String> near = of(wanted, known);
        return near.isEmpty()
                ? ""
                : near.stream()
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(" or ", "; did you mean ", "?"));
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > Math.max(1, a.length() / 3)) {
            return Integer.MAX_VALUE;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = row(a, b, i, last, beforeLast);
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }

    private static int[] row(String a, String b, int i, int[] last, int[] beforeLast) {
        int[] row = new int[b.length() + 1];
        row[0] = i;
        for (int j = 1; j <= b.length(); j++) {
            int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
            row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
            if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
            }
        }
        return row;
    }
}

package app.passculture.data.orchestration.web.palette;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody types: words that must all be in a text, whatever their case and accents. */
record Words(List<String> all) {
    Words {
        all = List.copyOf(all);
    }

    static Words of(String typed) {
        return new Words(Arrays.stream(plain(typed).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(6)
                .toList());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean areIn(String text) {
        String plain = plain(text);
        return all.stream().allMatch(plain::contains);
    }

    /** What begins with the first word comes first, then what is short. */
    Comparator<String> best() {
        return Comparator.comparing(
                        (String text) -> all.isEmpty() || !plain(text).startsWith(all.getFirst()))
                .thenComparingInt(String::length)
                .thenComparing(Comparator.naturalOrder());
    }

    /** As patterns for ILIKE. */
    String[] patterns() {
        return all.stream()
                .map(word -> "%" + word.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}

package app.passculture.data.orchestration.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of words and phrases, which may draw from each other. */
final class Vocabulary {
    private static final Pattern REFERENCE = Pattern.compile("\\{(\\w+)}");
    private final Map<String, List<String>> lists;

    private Vocabulary(Map<String, List<String>> lists) {
        this.lists = lists;
    }

    static Vocabulary load() {
        return parse(Resources.text("vocabulary.txt"));
    }

    static Vocabulary parse(String text) {
        return new Vocabulary(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toUnmodifiableMap(
                        parts -> parts[0],
                        parts -> Arrays.stream(parts[1].split(" \\| ", -1))
                                .map(String::strip)
                                .toList())));
    }

    List<String> list(String key) {
        var list = lists.get(key);
        if (list == null) {
            throw new DemoWorldException.ResourceBroken("vocabulary.txt has no list \"" + key + "\"");
        }
        return list;
    }

    /** A choice of the list, with its references replaced by choices of theirs. */
    String phrase(String key, Dice dice) {
        return REFERENCE
                .matcher(dice.pick(list(key)))
                .replaceAll(found -> Matcher.quoteReplacement(phrase(found.group(1), dice)));
    }
}

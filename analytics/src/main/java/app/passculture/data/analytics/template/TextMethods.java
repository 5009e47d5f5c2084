package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The methods of str: a closed set. */
final class TextMethods {

    static final Map<String, BiFunction<Text, Invocation, Value>> METHODS = Map.ofEntries(
            changed("upper", text -> text.toUpperCase(Locale.ROOT)),
            changed("lower", text -> text.toLowerCase(Locale.ROOT)),
            changed("casefold", text -> text.toLowerCase(Locale.ROOT)),
            changed("capitalize", TextMethods::capitalized),
            changed("title", TextMethods::titled),
            changed("swapcase", TextMethods::swapped),
            Map.entry(
                    "strip", (self, call) -> stripped(self, call.bind("chars?").text(0, ""), Side.BOTH)),
            Map.entry(
                    "lstrip", (self, call) -> stripped(self, call.bind("chars?").text(0, ""), Side.LEFT)),
            Map.entry(
                    "rstrip", (self, call) -> stripped(self, call.bind("chars?").text(0, ""), Side.RIGHT)),
            Map.entry("split", TextSplitting::split),
            Map.entry("rsplit", TextSplitting::splitFromRight),
            Map.entry("splitlines", (self, call) -> Sequence.of(lines(self.value()))),
            Map.entry("partition", TextSplitting::partition),
            Map.entry("rpartition", TextSplitting::partitionFromRight),
            Map.entry("join", TextMethods::join),
            Map.entry("replace", TextMethods::replace),
            Map.entry("startswith", (self, call) -> Bool.of(anyAffix(call, self.value()::startsWith))),
            Map.entry("endswith", (self, call) -> Bool.of(anyAffix(call, self.value()::endsWith))),
            Map.entry("removeprefix", TextMethods::removePrefix),
            Map.entry("removesuffix", TextMethods::removeSuffix),
            Map.entry(
                    "find",
                    (self, call) ->
                            new Int(self.value().indexOf(call.bind("sub").text(0)))),
            Map.entry(
                    "rfind",
                    (self, call) ->
                            new Int(self.value().lastIndexOf(call.bind("sub").text(0)))),
            Map.entry("index", TextMethods::index),
            Map.entry("count", TextMethods::count),
            Map.entry("format", (self, call) -> new Text(BraceFormat.format(self.value(), call))),
            Map.entry(
                    "zfill",
                    (self, call) ->
                            new Text(zeroFilled(self.value(), call.bind("width").whole(0)))),
            Map.entry("ljust", (self, call) -> justified(self, call, 0)),
            Map.entry("rjust", (self, call) -> justified(self, call, 1)),
            Map.entry("center", (self, call) -> justified(self, call, 0.5)),
            checked("isdigit", Character::isDigit),
            checked("isnumeric", Character::isDigit),
            checked("isdecimal", Character::isDigit),
            checked("isalpha", Character::isLetter),
            checked("isalnum", Character::isLetterOrDigit),
            checked("isspace", Character::isWhitespace),
            Map.entry(
                    "isupper",
                    (self, call) -> Bool.of(isCased(self.value(), self.value().toUpperCase(Locale.ROOT)))),
            Map.entry(
                    "islower",
                    (self, call) -> Bool.of(isCased(self.value(), self.value().toLowerCase(Locale.ROOT)))));

    private TextMethods() {}

    /** The ends of a text. */
    enum Side {
        LEFT,
        RIGHT,
        BOTH
    }

    private static Map.Entry<String, BiFunction<Text, Invocation, Value>> changed(
            String name, UnaryOperator<String> change) {
        return Map.entry(name, (self, call) -> {
            call.bind();
            return new Text(change.apply(self.value()));
        });
    }

    private static Map.Entry<String, BiFunction<Text, Invocation, Value>> checked(String name, IntPredicate check) {
        return Map.entry(
                name,
                (self, call) -> Bool.of(
                        !self.value().isEmpty() && self.value().codePoints().allMatch(check)));
    }

    private static boolean isCased(String text, String changed) {
        return text.equals(changed) && text.chars().anyMatch(Character::isLetter);
    }

    static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String titled(String text) {
        StringBuilder titled = new StringBuilder();
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            titled.append(inWord ? Character.toLowerCase(letter) : Character.toUpperCase(letter));
            inWord = Character.isLetter(letter);
        }
        return titled.toString();
    }

    private static String swapped(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isUpperCase(point) ? Character.toLowerCase(point) : Character.toUpperCase(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The text without the characters at its ends; without white space when none are given. */
    static Text stripped(Text text, String characters, Side side) {
        String value = text.value();
        int first = 0;
        int last = value.length();
        while (side != Side.RIGHT && first < last && strips(value.charAt(first), characters)) {
            first++;
        }
        while (side != Side.LEFT && last > first && strips(value.charAt(last - 1), characters)) {
            last--;
        }
        return text.part(first, last);
    }

    private static boolean strips(char character, String characters) {
        return characters.isEmpty()
                ? Character.isWhitespace(character) || Character.isSpaceChar(character)
                : characters.indexOf(character) >= 0;
    }

    /** The lines without their ends; no line after a last newline. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\r\n|\r|\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static Value join(Text self, Invocation call) {
        return new Text(Items.of(call.bind("iterable").value(0)).stream()
                .map(item -> {
                    if (!(item instanceof Text text)) {
                        throw Fault.of("join needs strings, found " + item.type());
                    }
                    return text.value();
                })
                .collect(Collectors.joining(self.value())));
    }

    private static Value replace(Text self, Invocation call) {
        Bound bound = call.bind("old", "new", "count?");
        return new Text(replaced(self.value(), bound.text(0), bound.text(1), bound.whole(2, -1)));
    }

    /** The text with up to so many occurrences replaced; all when the count is negative. */
    static String replaced(String text, String old, String replacement, long count) {
        if (count < 0) {
            return text.replace(old, replacement);
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        long left = count;
        for (int found = text.indexOf(old); found >= 0 && left > 0 && !old.isEmpty(); found = text.indexOf(old, at)) {
            result.append(text, at, found).append(replacement);
            at = found + old.length();
            left--;
        }
        return result.append(text, at, text.length()).toString();
    }

    private static boolean anyAffix(Invocation call, java.util.function.Predicate<String> test) {
        Value affixes = call.bind("prefix").value(0);
        return affixes instanceof Sequence tuple
                ? tuple.items().stream().anyMatch(affix -> test.test(affix.printed()))
                : test.test(call.bind("prefix").text(0));
    }

    private static Value removePrefix(Text self, Invocation call) {
        String prefix = call.bind("prefix").text(0);
        return self.value().startsWith(prefix) ? new Text(self.value().substring(prefix.length())) : self;
    }

    private static Value removeSuffix(Text self, Invocation call) {
        String suffix = call.bind("suffix").text(0);
        return self.value().endsWith(suffix)
                ? new Text(self.value().substring(0, self.value().length() - suffix.length()))
                : self;
    }

    private static Value index(Text self, Invocation call) {
        int found = self.value().indexOf(call.bind("sub").text(0));
        if (found < 0) {
            throw Fault.of("substring not found");
        }
        return new Int(found);
    }

    private static Value count(Text self, Invocation call) {
        String part = call.bind("sub").text(0);
        if (part.isEmpty()) {
            return new Int(self.value().length() + 1L);
        }
        return new Int((self.value().length() - self.value().replace(part, "").length()) / part.length());
    }

    private static String zeroFilled(String text, long width) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String sign = signed ? text.substring(0, 1) : "";
        return sign + padded(text.substring(sign.length()), width - sign.length(), '0', 1);
    }

    private static Value justified(Text self, Invocation call, double before) {
        Bound bound = call.bind("width", "fillchar?");
        call.frame().run().requireLength(bound.whole(0));
        return new Text(padded(self.value(), bound.whole(0), bound.text(1, " ").charAt(0), before));
    }

    /** The text filled up to a width; the share says how much of the filling goes before it. */
    static String padded(String text, long width, char filling, double before) {
        int missing = (int) Math.max(0, width - text.codePointCount(0, text.length()));
        int left = before == 0.5 ? missing / 2 + (missing & (int) width & 1) : (int) (missing * before);
        String fill = String.valueOf(filling);
        return fill.repeat(left) + text + fill.repeat(missing - left);
    }
}

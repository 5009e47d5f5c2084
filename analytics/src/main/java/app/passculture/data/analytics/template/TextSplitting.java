package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The methods of str that cut it into parts. */
final class TextSplitting {

    private TextSplitting() {}

    static Value split(Text self, Invocation call) {
        Bound bound = call.bind("sep?", "maxsplit?");
        long most = bound.whole(1, -1);
        return Sequence.of(
                bound.value(0, None.NONE) == None.NONE
                        ? words(self.value(), most)
                        : parts(self.value(), separator(bound), most));
    }

    static Value splitFromRight(Text self, Invocation call) {
        Bound bound = call.bind("sep?", "maxsplit?");
        long most = bound.whole(1, -1);
        String backwards = reversed(self.value());
        List<String> parts = bound.value(0, None.NONE) == None.NONE
                ? words(backwards, most)
                : parts(backwards, reversed(separator(bound)), most);
        List<String> forwards =
                new ArrayList<>(parts.stream().map(TextSplitting::reversed).toList());
        Collections.reverse(forwards);
        return Sequence.of(forwards);
    }

    private static String separator(Bound bound) {
        String separator = bound.text(0);
        if (separator.isEmpty()) {
            throw Fault.of("empty separator");
        }
        return separator;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static List<String> parts(String text, String separator, long most) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (int found = text.indexOf(separator);
                found >= 0 && (most < 0 || parts.size() < most);
                found = text.indexOf(separator, at)) {
            parts.add(text.substring(at, found));
            at = found + separator.length();
        }
        parts.add(text.substring(at));
        return parts;
    }

    private static List<String> words(String text, long most) {
        List<String> words = new ArrayList<>();
        String rest = text.stripLeading();
        while (!rest.isEmpty() && (most < 0 || words.size() < most)) {
            int end = 0;
            while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
                end++;
            }
            words.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        if (!rest.isEmpty()) {
            words.add(rest.stripTrailing());
        }
        return words;
    }

    static Value partition(Text self, Invocation call) {
        String separator = call.bind("sep").text(0);
        return cut(self.value(), separator, self.value().indexOf(separator), 0);
    }

    static Value partitionFromRight(Text self, Invocation call) {
        String separator = call.bind("sep").text(0);
        return cut(self.value(), separator, self.value().lastIndexOf(separator), 2);
    }

    private static Value cut(String text, String separator, int found, int whole) {
        if (found < 0) {
            return Sequence.tuple(new Text(whole == 0 ? text : ""), new Text(""), new Text(whole == 2 ? text : ""));
        }
        return Sequence.tuple(
                new Text(text.substring(0, found)),
                new Text(separator),
                new Text(text.substring(found + separator.length())));
    }
}

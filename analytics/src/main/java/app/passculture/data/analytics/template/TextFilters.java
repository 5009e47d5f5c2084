package app.passculture.data.analytics.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Filters on text. */
final class TextFilters {

    private static final Pattern WORD_START = Pattern.compile("(?<=^|[-\\s({\\[<])[^-\\s({\\[<]+");
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    static final Map<String, Filter> ALL = Map.ofEntries(
            plain("upper", text -> text.toUpperCase(Locale.ROOT)),
            plain("lower", text -> text.toLowerCase(Locale.ROOT)),
            plain("capitalize", TextMethods::capitalized),
            plain("title", TextFilters::title),
            plain("string", text -> text),
            Map.entry("trim", TextFilters::trim),
            Map.entry("replace", TextFilters::replace),
            Map.entry("indent", TextFilters::indent),
            Map.entry("truncate", TextFilters::truncate),
            Map.entry(
                    "center",
                    (input, call) -> new Text(TextMethods.padded(
                            input.printed(), call.bind("width?").whole(0, 80), ' ', 0.5))),
            Map.entry("format", TextFilters::format),
            Map.entry(
                    "wordcount",
                    (input, call) ->
                            new Int(WORD.matcher(input.printed()).results().count())),
            Map.entry("urlencode", TextFilters::urlEncode));

    private TextFilters() {}

    private static Map.Entry<String, Filter> plain(String name, UnaryOperator<String> change) {
        return Map.entry(name, (input, call) -> {
            call.bind();
            return new Text(change.apply(input.printed()));
        });
    }

    private static String title(String text) {
        return WORD_START
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(TextMethods.capitalized(match.group())));
    }

    private static Value trim(Value input, Invocation call) {
        String characters = call.bind("chars?").text(0, "");
        Text text = input instanceof Text given ? given : new Text(input.printed());
        return TextMethods.stripped(text, characters, TextMethods.Side.BOTH);
    }

    private static Value replace(Value input, Invocation call) {
        Bound bound = call.bind("old", "new", "count?");
        return new Text(TextMethods.replaced(
                input.printed(), bound.value(0).printed(), bound.value(1).printed(), bound.whole(2, -1)));
    }

    private static Value indent(Value input, Invocation call) {
        Bound bound = call.bind("width?", "first?", "blank?");
        String indention =
                bound.value(0, new Int(4)) instanceof Text text ? text.value() : " ".repeat((int) bound.whole(0, 4));
        List<String> lines = TextMethods.lines(input.printed() + "\n");
        boolean blank = bound.truth(2, false);
        String indented = lines.stream()
                .skip(1)
                .map(line -> "\n" + (blank || !line.isEmpty() ? indention : "") + line)
                .collect(Collectors.joining("", lines.isEmpty() ? "" : lines.getFirst(), ""));
        return new Text(bound.truth(1, false) ? indention + indented : indented);
    }

    private static Value truncate(Value input, Invocation call) {
        Bound bound = call.bind("length?", "killwords?", "end?", "leeway?");
        String text = input.printed();
        int length = (int) bound.whole(0, 255);
        String end = bound.text(2, "...");
        if (text.length() <= length + bound.whole(3, 5)) {
            return new Text(text);
        }
        String kept = text.substring(0, Math.clamp((long) length - end.length(), 0, text.length()));
        int space = kept.lastIndexOf(' ');
        return new Text((bound.truth(1, false) || space < 0 ? kept : kept.substring(0, space)) + end);
    }

    private static Value format(Value input, Invocation call) {
        if (!call.named().isEmpty() && !call.positional().isEmpty()) {
            throw Fault.of("format takes positional or named arguments, not both");
        }
        Value arguments = call.named().isEmpty() ? Sequence.tuple(call.positional()) : Value.of(call.named());
        return new Text(PercentFormat.format(input.printed(), arguments));
    }

    private static Value urlEncode(Value input, Invocation call) {
        call.bind();
        if (input instanceof Dict dict) {
            return new Text(dict.entries().entrySet().stream()
                    .map(entry -> query(entry.getKey()) + "=" + query(entry.getValue()))
                    .collect(Collectors.joining("&")));
        }
        return new Text(query(input).replace("+", "%20").replace("%2F", "/"));
    }

    private static String query(Value value) {
        return URLEncoder.encode(value.printed(), StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

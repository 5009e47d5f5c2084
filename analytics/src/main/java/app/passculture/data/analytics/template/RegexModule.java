package app.passculture.data.analytics.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code modules.re}: Python's regular expressions, on Java's, within the limits of the run. */
final class RegexModule {

    private static final int IGNORE_CASE = 2;
    private static final int MULTILINE = 8;
    private static final int DOT_ALL = 16;

    private RegexModule() {}

    static HostObject of() {
        Callable compile = RegexModule::compiled;
        return HostObject.of(
                "<module 're'>",
                Map.ofEntries(
                        Map.entry("match", (Callable) call -> match(pattern(call), text(call, 1), Matcher::lookingAt)),
                        Map.entry(
                                "fullmatch", (Callable) call -> match(pattern(call), text(call, 1), Matcher::matches)),
                        Map.entry("search", (Callable) call -> match(pattern(call), text(call, 1), Matcher::find)),
                        Map.entry("findall", (Callable) call -> all(pattern(call), text(call, 1))),
                        Map.entry("split", (Callable) call -> split(pattern(call), text(call, 1))),
                        Map.entry("sub", (Callable) RegexModule::substitute),
                        Map.entry("compile", compile),
                        Map.entry("escape", (Callable)
                                call -> new Text(call.bind("pattern").text(0).replaceAll("([^\\w])", "\\\\$1"))),
                        Map.entry("IGNORECASE", new Int(IGNORE_CASE)),
                        Map.entry("I", new Int(IGNORE_CASE)),
                        Map.entry("MULTILINE", new Int(MULTILINE)),
                        Map.entry("M", new Int(MULTILINE)),
                        Map.entry("DOTALL", new Int(DOT_ALL)),
                        Map.entry("S", new Int(DOT_ALL))));
    }

    private static Value compiled(Invocation call) {
        Bound bound = call.bind("pattern", "flags?");
        Value pattern = bound.value(0);
        Value flags = bound.value(1, new Int(0));
        return HostObject.of(
                "re.compile(" + pattern.quoted() + ")",
                Map.of(
                        "match", later(pattern, flags, "match"),
                        "fullmatch", later(pattern, flags, "fullmatch"),
                        "search", later(pattern, flags, "search"),
                        "findall", later(pattern, flags, "findall"),
                        "split", later(pattern, flags, "split"),
                        "sub", later(pattern, flags, "sub")));
    }

    private static Value later(Value pattern, Value flags, String function) {
        Callable function0 = call -> {
            Callable target = (Callable) of().attribute(function).orElseThrow();
            return target.call(call.prepended(pattern).with("flags", flags));
        };
        return function0;
    }

    private static Pattern pattern(Invocation call) {
        return pattern(call.bind("pattern", "string", "flags?"), 2);
    }

    private static Pattern pattern(Bound bound, int flags) {
        return compile(bound.text(0), bound.whole(flags, 0));
    }

    private static GuardedText text(Invocation call, int index) {
        return new GuardedText(
                call.bind("pattern", "string", "flags?").text(index),
                call.frame().run());
    }

    private static Pattern compile(String pattern, long flags) {
        int java = ((flags & IGNORE_CASE) != 0 ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0)
                | ((flags & MULTILINE) != 0 ? Pattern.MULTILINE : 0)
                | ((flags & DOT_ALL) != 0 ? Pattern.DOTALL : 0)
                | Pattern.UNICODE_CHARACTER_CLASS;
        try {
            return Pattern.compile(pattern.replace("(?P<", "(?<").replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>"), java);
        } catch (PatternSyntaxException wrong) {
            throw Fault.of("not a regular expression: " + wrong.getDescription(), wrong);
        }
    }

    private static Value match(Pattern pattern, GuardedText text, java.util.function.Predicate<Matcher> how) {
        Matcher matcher = pattern.matcher(text);
        return how.test(matcher) ? found(matcher) : None.NONE;
    }

    private static Value found(Matcher matcher) {
        List<Value> groups = groups(matcher, 1);
        Callable group = call -> {
            Value wanted = call.bind("group?").value(0, new Int(0));
            return wanted instanceof Text name ? of(matcher.group(name.value())) : at(matcher, wanted);
        };
        Callable all = call -> Sequence.tuple(groups);
        Callable start = call -> new Int(matcher.start());
        Callable end = call -> new Int(matcher.end());
        return HostObject.of("<re.Match>", Map.of("group", group, "groups", all, "start", start, "end", end));
    }

    private static Value at(Matcher matcher, Value index) {
        long group = index instanceof Int number ? number.value() : -1;
        if (group < 0 || group > matcher.groupCount()) {
            throw Fault.of("no such group");
        }
        return of(matcher.group((int) group));
    }

    private static Value of(@org.jspecify.annotations.Nullable String group) {
        return Optional.ofNullable(group).<Value>map(Text::new).orElse(None.NONE);
    }

    private static List<Value> groups(Matcher matcher, int from) {
        List<Value> groups = new ArrayList<>();
        for (int i = from; i <= matcher.groupCount(); i++) {
            groups.add(of(matcher.group(i)));
        }
        return groups;
    }

    private static Value all(Pattern pattern, GuardedText text) {
        List<Value> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            List<Value> groups = groups(matcher, Math.min(1, matcher.groupCount()));
            found.add(groups.size() == 1 ? groups.getFirst() : Sequence.tuple(groups));
        }
        return Sequence.list(found);
    }

    private static Value split(Pattern pattern, GuardedText text) {
        List<Value> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int at = 0;
        while (matcher.find()) {
            parts.add(new Text(text.part(at, matcher.start())));
            parts.addAll(groups(matcher, 1));
            at = matcher.end();
        }
        parts.add(new Text(text.part(at, text.length())));
        return Sequence.list(parts);
    }

    private static Value substitute(Invocation call) {
        Bound bound = call.bind("pattern", "repl", "string", "count?", "flags?");
        GuardedText text = new GuardedText(bound.text(2), call.frame().run());
        Matcher matcher = pattern(bound, 4).matcher(text);
        String replacement = bound.text(1)
                .replace("$", "\\$")
                .replaceAll("\\\\(\\d+)", "\\$$1")
                .replaceAll("\\\\g<(\\w+)>", "\\${$1}")
                .replaceAll("\\$\\{(\\d+)}", "\\$$1");
        long most = bound.whole(3, 0);
        StringBuilder result = new StringBuilder();
        for (long done = 0; (most <= 0 || done < most) && matcher.find(); done++) {
            matcher.appendReplacement(result, replacement);
        }
        return new Text(matcher.appendTail(result).toString());
    }

    /** A text whose every look counts as a step, so that no expression runs for ever. */
    private record GuardedText(String text, Run run) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            run.step();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        String part(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}

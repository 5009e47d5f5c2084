package app.passculture.data.analytics.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code '%s and %d' % values}. */
final class PercentFormat {

    private static final Pattern DIRECTIVE =
            Pattern.compile("%(?:\\(([^)]*)\\))?([-+ 0#]*)(\\d+|\\*)?(?:\\.(\\d+))?([a-zA-Z%])?");

    private PercentFormat() {}

    static String format(String template, Value arguments) {
        List<Value> positional = arguments instanceof Sequence tuple && tuple.kind() == Sequence.Kind.TUPLE
                ? tuple.items()
                : List.of(arguments);
        StringBuilder result = new StringBuilder();
        Matcher directive = DIRECTIVE.matcher(template);
        int used = 0;
        int at = 0;
        while (directive.find()) {
            result.append(template, at, directive.start());
            at = directive.end();
            if ("%".equals(directive.group(5))) {
                result.append('%');
            } else if (directive.group(1) != null) {
                result.append(one(directive, named(arguments, directive.group(1))));
            } else {
                result.append(one(directive, positional(positional, used++)));
            }
        }
        requireAllUsed(arguments, positional, used);
        return result.append(template, at, template.length()).toString();
    }

    private static Value named(Value arguments, String key) {
        if (arguments instanceof Dict dict) {
            return dict.find(key)
                    .orElseThrow(() -> Fault.of("no value for '%(" + key + ")'" + NearNames.hint(key, dict.names())));
        }
        throw Fault.of("format requires a mapping");
    }

    private static Value positional(List<Value> positional, int index) {
        if (index >= positional.size()) {
            throw Fault.of("not enough arguments for format string");
        }
        return Operations.requireDefined(positional.get(index));
    }

    private static void requireAllUsed(Value arguments, List<Value> positional, int used) {
        if (!(arguments instanceof Dict) && used < positional.size()) {
            throw Fault.of("not all arguments converted during string formatting");
        }
    }

    private static String one(Matcher directive, Value value) {
        String flags = directive.group(2);
        String type = directive.group(5);
        if (type == null || "sradiufFeEgGxXoc".indexOf(type) < 0 || "*".equals(directive.group(3))) {
            throw Fault.of("unsupported format '" + directive.group() + "'");
        }
        String width = directive.group(3) == null ? "" : directive.group(3);
        String precision = directive.group(4) == null ? "" : "." + directive.group(4);
        boolean left = flags.contains("-");
        String sign = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        String align = left ? "<" : flags.contains("0") && "sra".indexOf(type) < 0 ? "0=" : ">";
        if ("sra".contains(type)) {
            Value text = new Text(type.equals("s") ? value.printed() : value.quoted());
            return FormatSpec.parse(align + width + precision + "s").format(text);
        }
        boolean whole = "diu".contains(type);
        Value number = whole ? truncated(value) : value;
        return FormatSpec.parse(align + sign + width + (whole ? "d" : precision + type))
                .format(number);
    }

    private static Value truncated(Value value) {
        if (value instanceof Numeric number) {
            return new Int(number instanceof Real real ? (long) real.value() : Numeric.whole(number));
        }
        throw Fault.of("%d format: a number is required, not " + value.type());
    }
}

package app.passculture.data.analytics.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code '{} and {name:>5}'.format(…)}. */
final class BraceFormat {

    private static final Pattern PART = Pattern.compile("\\{\\{|}}|\\{([^{}:!]*)(?:!([sr]))?(?::([^{}]*))?}|[{}]");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[([^]]+)]");

    private final Invocation call;
    private int next;

    private BraceFormat(Invocation call) {
        this.call = call;
    }

    static String format(String template, Invocation call) {
        BraceFormat format = new BraceFormat(call);
        StringBuilder result = new StringBuilder();
        Matcher part = PART.matcher(template);
        while (part.find()) {
            part.appendReplacement(result, Matcher.quoteReplacement(format.part(part)));
        }
        return part.appendTail(result).toString();
    }

    private String part(Matcher part) {
        return switch (part.group()) {
            case "{{" -> "{";
            case "}}" -> "}";
            case "{", "}" -> throw Fault.of("single '" + part.group() + "' in format string");
            default -> field(part);
        };
    }

    private String field(Matcher part) {
        Value value = value(part.group(1));
        Value shown = "r".equals(part.group(2)) ? new Text(value.quoted()) : value;
        String spec = part.group(3) == null ? "" : part.group(3);
        if (!spec.isEmpty() && shown instanceof Moment moment) {
            return moment.strftime(spec);
        }
        return spec.isEmpty() ? shown.printed() : FormatSpec.parse(spec).format(shown);
    }

    private Value value(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        Value value = argument(path.substring(0, end));
        Matcher step = STEP.matcher(path.substring(end));
        while (step.find()) {
            String name = step.group(1) != null ? step.group(1) : step.group(2);
            value = Access.path(value, new Text(name))
                    .orElseThrow(() -> Fault.of("the format argument has no '" + name + "'"));
        }
        return Operations.requireDefined(value);
    }

    private Value argument(String name) {
        boolean numbered = !name.isEmpty() && name.length() < 5 && name.chars().allMatch(Character::isDigit);
        if (name.isEmpty() || numbered) {
            int index = name.isEmpty() ? next++ : Integer.parseInt(name);
            if (index >= call.positional().size()) {
                throw Fault.of("replacement index " + index + " out of range for positional arguments");
            }
            return call.positional().get(index);
        }
        Value named = call.named().get(name);
        if (named == null) {
            throw Fault.of("format() got no argument '" + name + "'"
                    + NearNames.hint(name, call.named().keySet()));
        }
        return named;
    }
}

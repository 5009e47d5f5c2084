package app.passculture.data.analytics.transformation;

import app.passculture.data.analytics.transformation.Selection.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses selections as dbt's command line writes them: space is or, comma is and. */
final class SelectionParser {

    private static final Pattern CRITERION =
            Pattern.compile("(@)?(?:(\\d*)(\\+))?(?:([\\w]+)(?:\\.([\\w.]+))?:)?(.*?)(?:(\\+)(\\d*))?");
    private static final List<String> EXTENSIONS = List.of(".sql", ".csv", ".yml", ".yaml");

    private SelectionParser() {}

    /** What is selected and not excluded; everything when nothing is selected. */
    static Selection parse(String selected, String excluded) {
        Selection wanted = selected.isBlank() ? new Selection.Everything() : union(selected);
        return excluded.isBlank() ? wanted : new Selection.Difference(wanted, union(excluded));
    }

    static Selection union(String text) {
        List<Selection> parts = Stream.of(text.strip().split("\\s+"))
                .map(SelectionParser::intersection)
                .toList();
        return parts.size() == 1 ? parts.getFirst() : new Selection.Union(parts);
    }

    private static Selection intersection(String text) {
        List<Selection> parts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            parts.add(criterion(part));
        }
        return parts.size() == 1 ? parts.getFirst() : new Selection.Intersection(parts);
    }

    static Selection criterion(String text) {
        Matcher parts = CRITERION.matcher(text);
        if (!parts.matches() || parts.group(6).isEmpty()) {
            throw new ProjectException.BadRequest("not a selector: '" + text + "'");
        }
        boolean at = parts.group(1) != null;
        if (at && parts.group(7) != null) {
            throw new ProjectException.BadRequest("'" + text + "': @ already means the children");
        }
        String value = parts.group(6);
        String method = parts.group(4) == null ? usual(value) : parts.group(4).toLowerCase(Locale.ROOT);
        String argument = parts.group(5) == null ? "" : parts.group(5);
        Reach reach = new Reach(steps(parts.group(3), parts.group(2)), steps(parts.group(7), parts.group(8)), at);
        return new Selection.Criterion(method, argument, value, reach);
    }

    private static int steps(@Nullable String plus, @Nullable String digits) {
        if (plus == null) {
            return 0;
        }
        if (digits == null || digits.isEmpty()) {
            return Reach.ALL;
        }
        return digits.length() > 9 ? Reach.ALL : Integer.parseInt(digits);
    }

    /** What a value without a method means: a path, a file, or a name. */
    static String usual(String value) {
        if (value.contains("/")) {
            return "path";
        }
        return EXTENSIONS.stream().anyMatch(value::endsWith) ? "file" : "fqn";
    }
}

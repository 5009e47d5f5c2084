package app.passculture.data.analytics.transformation;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far an incremental model looks back: {@code lookback='3 days'}. */
final class Lookback {

    private static final Pattern TEXT = Pattern.compile("(\\d+)(?: (hour|day|week)s?)?");

    private Lookback() {}

    static Duration of(Node node) {
        String text = node.config().text("lookback").orElse("0");
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw ProjectException.Invalid.at(
                    node.position(),
                    "lookback is a number of hours, days or weeks, such as '3 days', not '" + text + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "hour" -> Duration.ofHours(number);
            case "week" -> Duration.ofDays(7 * number);
            case null, default -> Duration.ofDays(number);
        };
    }
}

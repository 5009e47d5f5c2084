package app.passculture.data.analytics.quality;

import app.passculture.data.analytics.transformation.SqlToken;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Puts a fixed time in the place of the functions that ask for the present, so that a test says the same every day, anywhere. */
final class FrozenClock {

    private static final List<String> FUNCTIONS =
            List.of("current_date", "current_datetime", "current_time", "current_timestamp");

    private final List<SqlToken> tokens;
    private final LocalDateTime utc;
    private final String literal;

    private FrozenClock(String sql, Instant now) {
        this.tokens = SqlToken.of(sql);
        this.utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        this.literal = "timestamp '" + now + "'";
    }

    static String applied(String sql, Instant now) {
        return new FrozenClock(sql, now).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < tokens.size()) {
            SqlToken token = tokens.get(at);
            if (!isFunction(at)) {
                text.append(token.text());
                at++;
                continue;
            }
            int open = next(at);
            boolean called = open < tokens.size() && tokens.get(open).is("(");
            int close = called ? closing(open) : at;
            String zone = called ? between(open, close).strip() : "";
            text.append(frozen(token.text().toLowerCase(Locale.ROOT), zone));
            at = close + 1;
        }
        return text.toString();
    }

    /** Not a column of that name behind a dot, nor a name given with {@code as}. */
    private boolean isFunction(int at) {
        SqlToken token = tokens.get(at);
        if (token.kind() != SqlToken.Kind.WORD
                || !FUNCTIONS.contains(token.text().toLowerCase(Locale.ROOT))) {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && !tokens.get(before).significant()) {
            before--;
        }
        return before < 0 || !(tokens.get(before).is(".") || tokens.get(before).is("as"));
    }

    private int next(int at) {
        int next = at + 1;
        while (next < tokens.size() && !tokens.get(next).significant()) {
            next++;
        }
        return next;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : 0;
            depth -= tokens.get(i).is(")") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private String between(int open, int close) {
        StringBuilder text = new StringBuilder();
        tokens.subList(open + 1, close).forEach(token -> text.append(token.text()));
        return text.toString();
    }

    private String frozen(String function, String zone) {
        if (function.equals("current_timestamp")) {
            return literal;
        }
        String type = function.substring("current_".length());
        if (!zone.isEmpty()) {
            return type + "(" + literal + ", " + zone + ")";
        }
        return switch (type) {
            case "date" -> "date '" + utc.toLocalDate() + "'";
            case "time" -> "time '" + SqlLiteral.moment(utc.toLocalTime()) + "'";
            default -> "datetime '" + SqlLiteral.moment(utc) + "'";
        };
    }
}

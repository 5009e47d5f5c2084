package app.passculture.data.orchestration.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What readers have chosen, in cookies that our scripts write, so that a page is right before any script runs. */
final class Preferences {
    static final String LANGUAGE = "language";
    private static final String THEME = "theme";
    private static final String ZONE = "zone";
    private static final Set<String> THEMES = Set.of("light", "dark");

    private Preferences() {}

    static Locale locale(HttpServletRequest request) {
        return cookie(request, LANGUAGE).map(Locale::forLanguageTag).orElseGet(request::getLocale);
    }

    static Frame.Look look(HttpServletRequest request) {
        String theme = cookie(request, THEME).filter(THEMES::contains).orElse("system");
        return new Frame.Look(
                theme, cookie(request, ZONE).flatMap(Preferences::zone).orElse(ZoneOffset.UTC));
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.replace("%2F", "/")));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getCookies())
                .map(Arrays::stream)
                .orElseGet(Stream::empty)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }
}

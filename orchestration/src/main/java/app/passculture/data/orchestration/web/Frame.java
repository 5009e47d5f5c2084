package app.passculture.data.orchestration.web;

import app.passculture.data.orchestration.access.Person;
import app.passculture.data.orchestration.access.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What every page knows besides its own subject: who reads it, in which language, zone and colours, and when it was made.
 *
 * @param person nobody on the pages before the login
 * @param path of the page, without its query
 * @param proof what forms must send back, against forgery
 */
public record Frame(
        Texts texts, @Nullable Person person, String path, String proof, Look look, Assets assets, Instant now) {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");

    /** How a reader wants pages to look; the theme is light, dark or as the system has it. */
    public record Look(String theme, ZoneId zone) {}

    public String text(String key, Object... arguments) {
        return texts.of(key, arguments);
    }

    public String asset(String name) {
        return assets.address(name);
    }

    /** Whether the reader may do what needs this role. */
    public boolean may(Role needed) {
        return person != null && person.role().covers(needed);
    }

    /** Whether the page belongs to this part of the site. */
    public boolean isIn(String part) {
        return path.equals(part) || path.startsWith(part + "/");
    }

    /** In the reader's zone. */
    public String local(Instant at) {
        return DAY_AND_TIME.format(at.atZone(look.zone()));
    }

    public String utc(Instant at) {
        return UTC.format(at.atOffset(ZoneOffset.UTC));
    }
}

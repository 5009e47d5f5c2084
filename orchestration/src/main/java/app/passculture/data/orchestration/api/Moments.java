package app.passculture.data.orchestration.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as clients write them: with an offset, or without one and then in UTC; a date is its first moment. */
final class Moments {
    private Moments() {}

    static boolean isMoment(String text) {
        try {
            parse(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }

    static Instant parse(String given) {
        // The space before an offset was a plus sign that the client did not encode.
        String text = given.strip().replaceFirst("(?<=:\\d\\d(?:\\.\\d{1,9})?) (?=\\d\\d:?\\d\\d$)", "+");
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso =
                text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        return iso.matches(".*(?:[zZ]|[+-]\\d\\d:\\d\\d)$")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}

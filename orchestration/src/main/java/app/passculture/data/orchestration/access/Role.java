package app.passculture.data.orchestration.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do; each role may do all that the ones before it may. */
public enum Role {
    /** Looks at pipelines, runs, tasks and logs. */
    VIEWER,
    /** Triggers, clears, marks, pauses; keeps variables, connections and pools. */
    OPERATOR,
    /** Keeps users and deletes history. */
    ADMIN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> find(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}

package app.passculture.data.orchestration.access;

import app.passculture.data.orchestration.journal.Actor;
import java.security.Principal;
import java.util.Map;

/** Who is asking. */
public record Person(String name, Role role) implements Principal {

    /** As the audit log has it. */
    Map<String, String> said() {
        return Map.of("name", name, "role", role.text());
    }

    /** Them, when a page is what they do it through. */
    public Actor onPages() {
        return new Actor(name, "ui");
    }

    @Override
    public String getName() {
        return name;
    }
}

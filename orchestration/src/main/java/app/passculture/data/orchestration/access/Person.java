package app.passculture.data.orchestration.access;

import java.security.Principal;
import java.util.Map;

/** Who is asking. */
public record Person(String name, Role role) implements Principal {

    /** As the audit log has it. */
    Map<String, String> said() {
        return Map.of("name", name, "role", role.text());
    }

    @Override
    public String getName() {
        return name;
    }
}

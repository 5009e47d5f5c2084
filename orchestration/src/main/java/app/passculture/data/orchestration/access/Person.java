package app.passculture.data.orchestration.access;

import java.security.Principal;

/** Who is asking. */
public record Person(String name, Role role) implements Principal {

    @Override
    public String getName() {
        return name;
    }
}

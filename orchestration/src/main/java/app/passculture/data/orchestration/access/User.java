package app.passculture.data.orchestration.access;

import org.jspecify.annotations.Nullable;

/** A local user; tokens of an earlier generation are void, and one without a hash has no password. */
record User(String name, Role role, @Nullable String passwordHash, boolean active, int generation) {

    Person person() {
        return new Person(name, role);
    }

    @Override
    public String toString() {
        return "User[name=%s, role=%s, active=%s]".formatted(name, role, active);
    }
}

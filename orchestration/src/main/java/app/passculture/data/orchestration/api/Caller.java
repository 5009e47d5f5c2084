package app.passculture.data.orchestration.api;

import app.passculture.data.orchestration.access.Person;

/** Who calls, and through what. */
record Caller(Person person, String via) {

    String name() {
        return person.name();
    }
}

package app.passculture.data.orchestration.administration;

/** What things may be called. */
final class Names {
    private static final int LONGEST = 250;

    private Names() {}

    static void check(String field, String name) {
        if (name.isBlank() || !name.equals(name.strip()) || name.length() > LONGEST) {
            throw new AdministrationException.Invalid(
                    field,
                    "'%s' is no name: it has 1 to %d characters and no space around them".formatted(name, LONGEST));
        }
    }
}
